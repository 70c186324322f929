"""Where the people stand in a clause: the phrases that an outcome cue says something of."""

from collections.abc import Callable

from flows.extraction.casualties import events as casualty_events
from flows.extraction.casualties import losses as casualty_losses
from flows.extraction.casualties import predicates as casualty_predicates
from flows.extraction.casualties.context import Context, Reading
from flows.extraction.casualties.outcomes import Frame

_FRAMES: dict[Frame, Callable[[Context], list[Reading]]] = {
    "patient": casualty_predicates.patient,
    "both": casualty_predicates.patient,
    "subject": casualty_predicates.subject,
    "state": casualty_predicates.state,
    "hold": casualty_predicates.hold,
    "event": casualty_events.event,
    "harm": casualty_events.harm,
    "body": casualty_events.body,
    "group": casualty_events.group,
    "toll": casualty_events.toll,
    "life": casualty_events.life,
    "held": casualty_events.held,
    "loss": casualty_losses.loss,
}


def read(context: Context) -> list[Reading]:
    """The readings of a cue in its sentence, the most trusted first; none where nobody is said to be concerned."""
    return [reading for reading in _FRAMES[context.trigger.cue.frame](context) if reading.heads]
