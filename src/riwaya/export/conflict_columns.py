"""Names and explains the columns of stories, running totals and ceasefires.

The ceasefire table carries the column names of the ETH/PRIO Civil Conflict Ceasefire data for what Riwaya can
fill: one row a ceasefire and actor, -1 for unclear, 0 for an unknown part of a date. The columns of that data
set that a page's words do not decide (class, purpose, enforcement, …) are left to the reader.
"""

from riwaya.export.columns import Column, Table, claimant_columns

CONFLICT_TABLES: tuple[Table, ...] = (
    Table(
        "timeline",
        "one event of a story at one time that pages state for it",
        (
            Column("story_id", "The story: the events of one conflict."),
            Column(
                "story_parties", "Codes of its sides; `-REB` behind a code: the country's own armed groups."
            ),
            Column("rank", "Place in time order, from 1."),
            Column("event_id", "The event; one whose claims state times far apart stands in several rows."),
            Column("type", "One of the codebook's 16 types."),
            Column("mode", "One of the type's modes."),
            Column("status", "occurred, ongoing, planned or possible."),
            Column("background", "true where every claim recalls earlier history."),
            Column("time_value", "The time as stated; empty where none is."),
            Column("first_day", "First day (ISO) where it can be placed on the calendar."),
            Column("last_day", "Last day; empty for a time that goes on."),
            Column(
                "basis", "stated, printed (the page's day), relative (to a page without a date) or unknown."
            ),
            Column("page_id", "The earliest page that tells of it."),
            Column("claims", "Ids of the claims."),
            Column("announced", "Those of them that tell of it as a plan."),
            Column("outcome", "Of a plan: same_event, later_event or nothing_read."),
            Column("came_of", "Of a plan: the event that came of it."),
        ),
    ),
    Table(
        "tolls",
        "one stated running total of a war or campaign",
        (
            Column("toll_id", "All claimants' totals of one kind, one group of victims and one time."),
            Column("story_id", "The story; empty where its event is in none."),
            Column("kind", "killed, wounded, casualties, missing, captured or displaced."),
            Column("victims_country", "Country code of the victims."),
            Column("victims_role", "Role of the victims."),
            Column("period", "The time it covers, as stated."),
            Column("low", "Least that the claimants' latest totals allow; empty for an open end."),
            Column("high", "Most that they allow; empty for an open end."),
            *claimant_columns(),
            Column("outlet", "The outlet, where it speaks for itself."),
            Column("said", "Date of the page; empty where unknown."),
            Column("min", "Lowest number meant; empty for an open end."),
            Column("max", "Highest number meant; empty for an open end."),
            Column("approx", "true for a number given as about."),
            Column("change", "Against the same claimant's total before: first, same, rise, fall or unclear."),
            Column("contradicts", "true for a fall of a number that cannot fall (dead, wounded)."),
            Column("page_id", "The page."),
            Column("claim_id", "The claim."),
            Column("event_id", "The claim's event."),
        ),
    ),
    Table(
        "ceasefires",
        "one actor of one ceasefire (ETH/PRIO column names first); a ceasefire without a named actor has one row",
        (
            Column("cf_id", "The ceasefire."),
            Column("uniq_id", "The ceasefire and the number of the actor."),
            Column("location", "Country code of the place that its claims name."),
            Column("actor_name", "The actor in the words of the text."),
            Column("side", "Number of the actor, from 1, in the order in which pages name them."),
            *(
                Column(f"cf_{what}_{part}", f"{words}: {part}; 0 where unknown.")
                for what, words in (("dec", "Agreement or declaration"), ("effect", "Coming into force"))
                for part in ("yr", "month", "day")
            ),
            *(Column(f"end_{part}", f"End: {part}; 0 where unknown.") for part in ("yr", "month", "day")),
            Column("mediator_nego", "1 where a mediator is named, else -1: pages need not name one."),
            Column("evidence_onset", "Ids of the claims that tell of its begin."),
            Column("evidence_end", "Ids of the claims that tell of its end."),
            Column("story_id", "The story."),
            Column("event_ids", "The events that its claims are in."),
            Column("state", "called_for, proposed, agreed, in_force, collapsed or presupposed."),
            Column("background", "true where every page recalls it as earlier history."),
            Column("actor_country", "Code of the actor's country."),
            Column("actor_role", "Role of the actor."),
            Column("mediators", "Who mediated, in the words of the text."),
            Column("agreed", "Time of the agreement as stated."),
            Column("in_force", "Time of coming into force as stated."),
            Column("ended", "Time of the end as stated."),
            Column("held_days", "Days from coming into force to the end, where both are stated as days."),
            Column("held_reason", "stated, or why held_days is empty."),
            Column("accusations", "Ids of the claims that accuse this actor of a breach."),
            Column("accusers", "Who accuses it, in the words of the text."),
            Column("denials", "Ids of the claims that deny a breach by this actor."),
        ),
    ),
)
