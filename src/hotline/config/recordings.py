"""Where recordings lie, as the environment says."""

import os
from pathlib import Path


def recording_storage(home: Path) -> dict[str, object]:
    """Django's storage for recordings: a bucket where one is named, else a folder for the platform's user alone."""
    bucket = os.environ.get("HOTLINE_RECORDING_BUCKET")
    if bucket:
        return {
            "BACKEND": "hotline.adapters.storage.bucket.BucketStorage",
            "OPTIONS": {
                "bucket": bucket,
                "endpoint": os.environ.get("HOTLINE_RECORDING_BUCKET_URL", ""),
                "region": os.environ.get("HOTLINE_RECORDING_BUCKET_REGION", ""),
                "access_key": os.environ.get("HOTLINE_RECORDING_BUCKET_ACCOUNT", ""),
                "secret_key": os.environ.get("HOTLINE_RECORDING_BUCKET_SECRET", ""),
            },
        }
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": os.environ.get("HOTLINE_RECORDING_FOLDER") or str(home / "recordings"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }
