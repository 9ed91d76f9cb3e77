"""How templates become Python: Jinja2's own way made quick for plain values, checked by its stock way where in doubt.

A page of a site is some hundred values written between constant markup. Jinja2 compiles a template so that each value
is looked up through a function that allows for dictionaries and undefined names, and becomes a Markup object before
it is written. Nearly all values here are attributes of views, and text. So templates are compiled to plain attribute
access, to text that is escaped without an object of its own, to one piece for each stretch of markup, and to messages
that are said once. Whatever is not so raises an error, and then the stock compilation has the word: it makes the page,
or tells what is wrong (see `Theme`).

A project's theme comes with its repository, and a pull request may change it. So both ways are Jinja2's sandbox: a
template reaches values and what Python's types offer on them, and never the program behind.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import Template, nodes, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # an earlier MarkupSafe, or one without its compiled part
    escaped = escape

from steelyard.edges.looks.template_faults import Missing
from steelyard.edges.looks.wording import takes_values, template_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import BaseLoader, Environment
    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context

    from steelyard.core.language.language import Language

_Kind = TypeVar("_Kind", bound=ImmutableSandboxedEnvironment)

_GUARDED = re.compile(
    r"_.*|format|format_map|mro|(?:gi|cr|ag|tb|f|co|func|im)_.*"
    r"|add|append(?:left)?|clear|discard|extend(?:left)?|insert|pop(?:item|left)?|remove|reverse|rotate|setdefault|sort"
    r"|(?:|difference_|intersection_|symmetric_difference_)update"
)
"""Names that only the sandbox may read: Python's own, ways to them through a text's format, and what changes a value."""


_as_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What `Markup` does with text, which each value in it was escaped for."""


def written(value: Any) -> str:
    """Return a value as it is written into HTML: text escaped, HTML as it is."""
    if type(value) is Markup:  # which `escape` would make once more
        return value
    return str(value) if type(value) is int else escape(value)


class PlainMacro(Macro):
    """A macro that is called without ado where it gets just what it takes, as nearly all calls are."""

    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return what the macro writes, which is HTML."""
        if (
            kwargs
            or len(args) != self._argument_count
            or self.caller
            or self.catch_kwargs
            or self.catch_varargs
            or (args and type(args[0]) is EvalContext)
            or not self._default_autoescape
        ):
            return super().__call__(*args, **kwargs)
        return _as_html(self._func(*args))


class Plain(CodeGenerator):
    """Compiles for values as views have them; see the module."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Let the compiled module know what writes values, and calls macros."""
        self.writeline(f"from {__name__} import PlainMacro, escaped, written")
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Make a macro of our own kind."""
        self.write("Plain")  # before the name of Jinja2's own
        super().macro_def(macro_ref, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write a stretch of markup and values as one piece, unless it goes to a buffer or may not be written at all."""
        if frame.buffer is not None or frame.require_output_check or not _escapes(frame):
            super().visit_Output(node, frame)
            return
        self.writeline("yield concat((", node)
        for piece in self._pieces(node, frame):
            if isinstance(piece, str):
                self.write(f"{piece!r}, ")
            else:
                self._output_child_pre(piece, frame, None)
                self.visit(piece, frame)
                self._output_child_post(piece, frame, None)
                self.write(", ")
        self.write("))")

    def _pieces(self, node: nodes.Output, frame: Frame) -> Iterator[str | nodes.Expr]:
        """Give constant markup as text, in one piece as far as it goes, and the values between."""
        constant = ""
        for child in node.nodes:
            try:
                constant += str(escape(child.as_const(frame.eval_ctx)))
            except nodes.Impossible:
                if constant:
                    yield constant
                constant = ""
                yield child
        if constant:
            yield constant

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _escapes(frame):
            self.write("(escaped(t) if type(t := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _escapes(frame):
            self.write(") is str else written(t))")
        else:
            super()._output_child_post(node, frame, finalize)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read an attribute as Python does; a dictionary, or a name that is missing, raises an error."""
        if _GUARDED.fullmatch(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Call as Python does: no function that a template can have here takes a context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(*(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")
        for named in node.kwargs:
            self.write(", ")
            self.visit(named, frame)
        self.write(")")


def _escapes(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


class Said(NodeTransformer):
    """Puts the words of a site's language for each message without values."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Return the constant that a call of `_` with one constant gives, if its message has no values."""
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(text))], kwargs=[]) if (
                not takes_values(text)
            ):
                return nodes.Const(self._say(text), lineno=node.lineno, environment=node.environment)
        return self.generic_visit(node)


def stock_environment(loader: BaseLoader, language: Language) -> Environment:
    """Return what compiles templates in Jinja2's own way; they say their words in `language`."""
    return _set_up(ImmutableSandboxedEnvironment, loader, language)


def plain_environment(loader: BaseLoader, language: Language) -> Environment:
    """Return what compiles templates for plain values; where it raises an error, the stock one decides."""
    environment = _set_up(_PlainEnvironment, loader, language)
    environment.said = Said(language.say)
    return environment


class _PlainTemplate(Template):
    _module: TemplateModule | None

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return the macros, the same for each page: nobody gives a template globals of its own."""
        return self._module or super()._get_default_module(ctx)


class _PlainEnvironment(ImmutableSandboxedEnvironment):
    code_generator_class = Plain
    template_class = _PlainTemplate
    said: Said

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self.said.visit(tree)
        return tree


def _set_up(kind: type[_Kind], loader: BaseLoader, language: Language) -> _Kind:
    environment = kind(
        loader=loader,
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    # One view, one page, always the same: nothing in a template may differ from run to run.
    del environment.globals["lipsum"]
    del environment.filters["random"]
    environment.globals.update(template_words(language))
    return environment
