"""The desk as a web application."""

from importlib.resources import files
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request, Response
from starlette.staticfiles import StaticFiles

from rempart.desk.desk import Desk
from rempart.web.admission import Limiter, SignInFirst, admit
from rempart.web.answering import see_other
from rempart.web.guard import Guard
from rempart.web.pages import ROUTERS
from rempart.web.refusals import add_refusals
from rempart.web.settings import Settings
from rempart.web.vouching import Vouching


def create_app(settings: Settings, desk: Desk | None = None) -> FastAPI:
    """Return the application that serves a desk; without one that which the settings name is opened.

    Raises:
        BookError: the database cannot be opened.
    """
    served = desk or Desk.open(settings.database, clock=settings.clock, second_share=settings.second_share)
    app = FastAPI(
        title="Rempart",
        docs_url=None,  # they would load scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(admit)],
        generate_unique_id_function=lambda route: f"{min(route.methods or {'GET'})} {route.path}",
    )
    app.state.desk = served
    app.state.settings = settings
    app.state.limiter = Limiter()
    app.state.vouching = None if settings.provider is None else Vouching(settings.provider)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(files("rempart.web").joinpath("static"))), name="/static")
    add_refusals(app)
    app.add_exception_handler(SignInFirst, _to_sign_in)
    app.add_middleware(Guard, desk=served, settings=settings)
    return app


def _to_sign_in(request: Request, _reason: Exception) -> Response:
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return see_other("/sign-in" + ("" if asked == "/" else "?" + urlencode({"next": asked})))
