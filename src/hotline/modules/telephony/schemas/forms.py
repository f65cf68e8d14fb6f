"""Forms of what comes in that several inputs share."""

from typing import Annotated

from ninja import Field

Extension = Annotated[str, Field(pattern=r"^[0-9]{2,8}$")]
Number = Annotated[str, Field(pattern=r"^\+?[0-9]{1,20}$")]
ReasonCode = Annotated[str, Field(pattern=r"^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$")]
Note = Annotated[str, Field(max_length=200)]
