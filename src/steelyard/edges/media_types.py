"""What kind of content a file has, by its name: one table, since Python's differs by version and a machine's by what is installed."""

from __future__ import annotations

_UNKNOWN = "application/octet-stream"
_ENDINGS = {
    "application/epub+zip": "epub",
    "application/gzip": "gz tgz",
    "application/json": "json map",
    "application/manifest+json": "webmanifest",
    "application/msword": "doc dot",
    "application/pdf": "pdf",
    "application/postscript": "ai eps ps",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "pot pps ppt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/wasm": "wasm",
    "application/x-sh": "sh",
    "application/x-tar": "tar",
    "application/x-tex": "tex",
    "application/xml": "rdf wsdl xml xsl",
    "application/yaml": "yaml yml",
    "application/zip": "zip",
    "audio/aac": "aac",
    "audio/mpeg": "mp2 mp3",
    "audio/ogg": "oga ogg",
    "audio/opus": "opus",
    "audio/x-wav": "wav",
    "font/otf": "otf",
    "font/ttf": "ttf",
    "font/woff": "woff",
    "font/woff2": "woff2",
    "image/avif": "avif",
    "image/bmp": "bmp",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/jpeg": "jpe jpeg jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/tiff": "tif tiff",
    "image/webp": "webp",
    "image/x-icon": "ico",
    "message/rfc822": "eml",
    "text/calendar": "ics",
    "text/css": "css",
    "text/csv": "csv",
    "text/html": "htm html",
    "text/javascript": "js mjs",
    "text/markdown": "markdown md",
    "text/plain": "bat c h ksh log pl srt txt",
    "text/rtf": "rtf",
    "text/tab-separated-values": "tsv",
    "text/vtt": "vtt",
    "text/x-python": "py",
    "text/x-vcard": "vcf",
    "video/mp4": "mp4",
    "video/mpeg": "mpeg mpg",
    "video/ogg": "ogv",
    "video/quicktime": "mov qt",
    "video/webm": "webm",
    "video/x-msvideo": "avi",
}
_TYPES = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def media_type(name: str) -> str:
    """Return the media type of a file (RFC 6838) by its name or path, whatever the case of its ending."""
    _, dot, ending = name.rpartition(".")
    return _TYPES.get(ending.lower(), _UNKNOWN) if dot else _UNKNOWN
