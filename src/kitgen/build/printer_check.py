"""Can it print this? A printer and orders go in; orders with its finishings, or what it lacks, come out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.build.words import listed
from kitgen.press.order import finishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kitgen.base.problems import Problems
    from kitgen.model.printer import PrinterProfile
    from kitgen.press.device import Device
    from kitgen.press.order import Order

KEPT_CLEAR = 5 * MM
"""What layouts keep clear along the edges; what a printer leaves white beyond that is lost."""


def check_printer(orders: Sequence[Order], device: Device, problems: Problems) -> None:
    """Note what a printer lacks for some orders, each lack once. What CUPS does not tell is taken as there."""
    name = device.name
    if not device.accepting:
        hint = f"let it take jobs again: cupsaccept {name}; or name another printer"
        problems.error("printer-refuses", f'the printer "{name}" takes no jobs{_why(device)}', hint=hint)
    elif device.stopped:
        hint = f"what is sent waits until it is started: cupsenable {name}"
        problems.warn("printer-refuses", f'the printer "{name}" is stopped{_why(device)}', hint=hint)
    _sizes(orders, device, problems)
    two_sided = [order for order in orders if order.job.flip]
    if two_sided and device.duplex is False:
        hint = "print all fronts, turn the stack, print all backs: --manual-duplex"
        message = f'"{name}" prints on one side only; {_listed(two_sided)} need{_s(two_sided)} both'
        problems.error("printer-lacks", message, hint=hint)
    coloured = [order for order in orders if order.job.colour]
    if coloured and device.colour is False:
        hint = "print in grey: --grey; or build the edition that is made for it: kitgen build --edition low-ink"
        message = f'"{name}" prints in black only; {_listed(coloured)} {_are(coloured)} in colour'
        problems.error("printer-lacks", message, hint=hint)


def _sizes(orders: Sequence[Order], device: Device, problems: Problems) -> None:
    for paper in dict.fromkeys(order.job.paper for order in orders):
        size = PAPERS[paper]
        if device.has_size(size.width, size.height) is not False:
            continue
        using = [order for order in orders if order.job.paper == paper]
        there = [one.name for one in PAPERS.values() if device.has_size(one.width, one.height)]
        message = f'"{device.name}" has no paper of the size {size.label}; {_listed(using)} need{_s(using)} it'
        problems.error("printer-lacks", message, hint=_way_round(using, there))


def _way_round(using: Sequence[Order], there: Sequence[str]) -> str:
    if not there:
        return "name another printer; this one has no paper that kits are made for"
    build = f"build for paper it has ({', '.join(there)}): kitgen build --paper {there[0]}"
    return build if any(order.card for order in using) else f"{build}; or make the pages fit: --fit {there[0]}"


def with_finishings(orders: Iterable[Order], device: Device | None) -> tuple[Order, ...]:
    """Return orders that let the printer staple, punch or fold, where it offers just that; else it is done by hand."""
    offered = device.finishings if device else None
    done = []
    for order in orders:
        values = finishing(order.finish, offered)
        done.append(replace(order, finishings=values, finish="" if values else order.finish))
    return tuple(done)


def notes(device: Device | None, profile: PrinterProfile | None) -> tuple[str, ...]:
    """Return what is good to know before printing, such as edges that stay white."""
    said = []
    margin = profile.margin if profile and profile.margin is not None else device.margin if device else None
    if margin is not None and margin > KEPT_CLEAR + 0.1:
        wide = f"{margin / MM:.1f} mm"
        said.append(f"the printer leaves {wide} white along the edges; what is nearer than that to an edge is lost")
    return tuple(said)


def _why(device: Device) -> str:
    return f" ({device.trouble})" if device.trouble else ""


def _listed(orders: Sequence[Order]) -> str:
    return listed(dict.fromkeys(order.path.stem for order in orders))


def _s(orders: Sequence[Order]) -> str:
    return "s" if len({order.path.stem for order in orders}) == 1 else ""


def _are(orders: Sequence[Order]) -> str:
    return "is" if len({order.path.stem for order in orders}) == 1 else "are"
