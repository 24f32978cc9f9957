"""What a run can be told. Every field can be set by a deployment and shows in Prefect's form."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from tasks.page.limits import Limits

Edit = Literal["invisible", "entity", "lookalike", "marks", "quote", "space", "markup", "run", "loose", "stuck"]
Tone = Literal["tone", "tone_old", "tone_new"]


class NewsSettings(BaseModel):
    """Settings of the news flow; the defaults suit most inputs."""

    model_config = ConfigDict(extra="forbid")

    fields: dict[str, str] = Field(
        default_factory=dict,
        description='Names of record fields, where they differ from ours: {"date": "published_at"}.',
    )
    edits: list[Edit | Tone] = Field(
        default=[*get_args(Edit), "tone"],
        description="Edits of normalisation to make, each counted in the quality metrics. `tone` sets tone marks "
        "in the style that most of a page is in, `tone_old` in the old one (hòa), `tone_new` in the new (hoà).",
    )
    limits: Limits = Field(
        default=Limits(), description="What a page may have before it is taken for an accident or an attack."
    )
    sites: Path | None = Field(
        default=None, description="The table that `tinsach learn-sites` wrote: what sites print around their articles."
    )
    batch_pages: Annotated[int, Field(ge=1, le=10_000)] = Field(
        default=100,
        description="Pages a batch: the unit of work, and the measure of memory. Never changes the result.",
    )
    hold_above: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0.9,
        description="Hold the previous snapshot when a greater share of the new pages was refused.",
    )
    keep_snapshots: Annotated[int, Field(ge=1)] = Field(
        default=5, description="Snapshots kept for readers that froze a view, the current one included."
    )

    def of_content(self) -> dict[str, Any]:
        """The settings that decide what is published, and so belong to the pipeline's version."""
        learned = {"sites": sha256(self.sites.read_bytes()).hexdigest()} if self.sites else {}
        return {"edits": sorted(self.edits), "fields": self.fields, "limits": asdict(self.limits)} | learned
