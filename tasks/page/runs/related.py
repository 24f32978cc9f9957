"""The other articles a page points to, from its related lines: title, summary, section, time."""

from tasks.page.lines.cells import sections
from tasks.page.lines.lines import Line, Shape
from tasks.page.model import Page, Related, Role


def find_related(page: Page, lines: list[Line], roles: list[Role]) -> tuple[Related, ...]:
    """Related articles in page order; each covers its headline and the summary, section and time with it."""
    groups: list[list[Line]] = []
    for i, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if role is not Role.RELATED:
            continue
        follows = bool(groups) and groups[-1][-1] is lines[i - 1]
        if follows and _belongs(groups[-1], line):
            groups[-1].append(line)
        elif line.shape in (Shape.HEADLINE, Shape.PROSE) or line.text.casefold() not in sections():
            groups.append([line])
    return tuple(_related(group) for group in groups if group[0].shape is not Shape.STAMP)


def _belongs(group: list[Line], line: Line) -> bool:
    """A line goes with the headline before it: its copy, its summary, or its section and time."""
    title = group[0].text
    if line.shape is Shape.STAMP or line.text == title:
        return True
    has_summary = any(other.shape is Shape.PROSE for other in group[1:])
    return line.shape is Shape.PROSE and group[0].shape is not Shape.PROSE and not has_summary and not line.bullet


def _related(group: list[Line]) -> Related:
    title = group[0]
    summary = next((line.text for line in group[1:] if line.shape is Shape.PROSE), None)
    stamp = next((line.stamp for line in group if line.stamp), None)
    section = stamp.rest if stamp and stamp.rest.casefold() in sections() else None
    url = title.mark.href if title.mark is not None and title.mark.href else None
    when = stamp.when if stamp else None
    return Related(title.start, group[-1].end, title.text, summary, section, when, url)
