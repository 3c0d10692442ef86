"""The fields of a form, as an action takes them."""

from pydantic import BaseModel, ConfigDict


class Fields(BaseModel):
    """What a form holds; what the action does not name, such as the form's token, is left alone.

    Example:
        class Given(Fields):
            why: str = ""

        def keep(given: Annotated[Given, Form()]) -> Response: ...
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
