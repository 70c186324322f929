"""`croissant.json`: a release in the vocabulary of MLCommons Croissant 1.0."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.release.checksums import sha256
from flows.release.citation import citation
from flows.release.metadata import Metadata
from schemas.croissant import record_set
from schemas.tables import TABLES

FILE = "croissant.json"

# The context that version 1.0 of the format prescribes.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def write_croissant(folder: Path, release: Mapping[str, Any], metadata: Metadata) -> Path:
    """Write `croissant.json` for the Parquet files of a folder.

    Args:
        folder: holds the Parquet files.
        release: the row of the `release` table.
        metadata: the dataset's own.
    """
    files = {name: f"{name}.parquet" for name in TABLES}
    data: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": metadata.name,
        "alternateName": metadata.title,
        "description": metadata.description,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": release["version"],
        "datePublished": release["created_at"].date().isoformat(),
        "inLanguage": metadata.language,
        "keywords": list(metadata.keywords),
        "creator": [{"@type": "sc:Organization", "name": entry.title} for entry in metadata.contributors],
        "citeAs": citation(release, metadata),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file,
                "name": file,
                "description": TABLES[name].description,
                "contentUrl": file,
                "contentSize": f"{(folder / file).stat().st_size} B",
                "encodingFormat": "application/x-parquet",
                "sha256": sha256(folder / file),
            }
            for name, file in files.items()
        ],
        "recordSet": [record_set(TABLES[name], file) for name, file in files.items()],
    }
    if release["is_public"]:
        data["license"] = metadata.licence.path
    path = folder / FILE
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path
