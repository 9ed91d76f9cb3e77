"""The project's own site in a real browser: the case that the score tables were made for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the checkout's decisions into a folder of their own."""
    out = tmp_path_factory.mktemp("own") / "site"
    project = find_project(ROOT)
    project = replace(project, settings=replace(project.settings, out=os.path.relpath(out, ROOT)))
    outcome = build(survey(project), Options(strict=True, date="2026-11-24"))
    assert outcome.published is not None, outcome.diagnostics
    return out


def test_a_reader_turns_the_platform_decision_round(chromium: Browser, site: Path) -> None:
    """Only Testability makes another option win, the page says so, and the address carries it to a colleague."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    (record,) = site.glob("d/*-choose-the-platform-for-a-monitoring-product.html")
    page.goto(record.as_uri())
    table = page.locator("[data-part=score-table]")
    first = table.locator(".sy-ranks li").first
    assert "Node.js" in first.inner_text()
    table.get_by_label("Only").select_option(label="Testability")
    table.get_by_role("status").get_by_text("The JVM would win").wait_for()
    assert "The JVM" in first.inner_text()
    address = page.url
    assert "testability" in address
    other = context.new_page()
    other.goto(address)
    assert "The JVM" in other.locator("[data-part=score-table] .sy-ranks li").first.inner_text()
    context.close()
