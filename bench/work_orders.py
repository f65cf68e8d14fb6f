"""How many work orders are created, acknowledged, replied to and completed in a second, beside the same SQL alone.

    PYTHONPATH=src python bench/work_orders.py --seconds 5

It starts a server of its own in a temporary folder, as durable as in production. Each action is carried out once and
every statement that it sends is recorded: locks, look-ups, the running number, the work order, its history, its clocks
and parts, the notices to open pages, the background jobs. pgbench then runs these statements, prepared, on the same
database, in turn with the product's own actions on as many clients. The ratio is what the platform adds to its SQL.

The actions are called as the endpoints call them, by threads of a web server's processes: `--processes` of them, with
at most 20 threads each, which is what the server has. More clients than that wait, as they would for it.
"""

import argparse
import json
import multiprocessing
import random
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from own_server import OwnServer, load_demonstration, own_server  # isort: skip
from recorded_sql import FIRST_IDENTIFIER, Recording, Script, recorded  # isort: skip

from django.db import connection, models

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Actor, actor_of, find_person
from hotline.modules.departments.public import department_of
from hotline.modules.requesters.public import Caller, RequesterKind
from hotline.modules.taxonomy.models import Category
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.register_batch import Matter
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply
from hotline.modules.workorders.models import NumberSeries, WorkOrder
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

SERVER_THREADS = 20
# A copy's identifiers lie this far behind the last one's, so that a copy's rows are found by adding.
STRIDE = 1000
SAMPLE_NUMBER = "19900000000"
# Each client has every so-and-so-many-th copy: the fastest may have gone through so many times the mean.
_UNEVEN = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """The people who act, and what they act on."""

    agent: Actor
    dispatcher: Actor
    handler: Actor
    reviewer: Actor
    department_code: str
    category_code: str
    division_code: str


@dataclass(frozen=True, slots=True)
class Measured:
    """An action that is measured: how it is done to a work order, and how one is brought to where it can be done.

    `act` is given the number of a work order, or for a creation the caller's telephone number.
    """

    name: str
    act: Callable[[Desk, str], object]
    prepare: tuple[Callable[[Desk, str], object], ...]

    @property
    def is_creation(self) -> bool:
        return self.name == "create"


def _create(desk: Desk, phone_number: str) -> WorkOrder:
    matter = Matter(
        request_type=RequestType.COMPLAINT,
        urgency=Urgency.ORDINARY,
        title="小区停水两天未恢复",
        content="来电人反映小区停水两天，物业称正在抢修，希望尽快恢复供水并告知原因。",
        category_code=desk.category_code,
        division_code=desk.division_code,
        address="东大街8号阳光小区",
        channel=Channel.PHONE,
        call_reference="",
        is_confidential=False,
    )
    caller = Caller(RequesterKind.PERSON, "王女士", phone_number)
    return register(matter=matter, caller=caller, by=desk.agent, at=now())


def _dispatch(desk: Desk, number: str) -> object:
    return dispatch(number=number, parts=Parts(desk.department_code), by=desk.dispatcher, at=now(), seen_version=1)


def _acknowledge(desk: Desk, number: str) -> object:
    return acknowledge(number=number, by=desk.handler, at=now(), seen_version=2)


def _reply(desk: Desk, number: str) -> object:
    text = ReplyText(
        answer="您好，供水管道已于今日上午抢修完毕，小区已恢复供水，给您带来不便敬请谅解。",
        report="接单后派抢修班到场，更换破损管段一处，试压合格后恢复供水，并已电话告知来电人。",
        basis="《城市供水条例》第二十二条",
    )
    return reply(number=number, reply=text, by=desk.handler, at=now(), seen_version=3)


def _complete(desk: Desk, number: str) -> object:
    return accept_reply(number=number, note="", by=desk.reviewer, at=now(), seen_version=4)


MEASURED = (
    Measured("create", _create, ()),
    Measured("dispatch", _dispatch, ()),
    Measured("acknowledge", _acknowledge, (_dispatch,)),
    Measured("reply", _reply, (_dispatch, _acknowledge)),
    Measured("complete", _complete, (_dispatch, _acknowledge, _reply)),
)


def desk() -> Desk:
    """Somebody of each post in the demonstration city."""
    people = [find_person(account) for account in ("agent", "dispatcher", "handler", "reviewer")]
    agent, dispatcher, handler, reviewer = (actor_of(person) for person in people if person is not None)
    department = department_of(handler)
    assert department is not None
    category = Category.objects.filter(level=3, is_active=True).order_by("code").first()
    assert category is not None
    return Desk(agent, dispatcher, handler, reviewer, department.code, category.code, department.division_code)


def move_sequences(epoch: int) -> None:
    """Have every table give out identifiers from a range of its own, and the day running numbers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(sequencename) FROM pg_sequences WHERE data_type = 'bigint'::regtype ORDER BY 1"
        )
        for place, (sequence,) in enumerate(cursor.fetchall()):
            start = FIRST_IDENTIFIER + epoch * 1_000_000_000 + place * 1_000_000
            cursor.execute(f"ALTER SEQUENCE {sequence} RESTART WITH {start}")
    NumberSeries.objects.update_or_create(day=local_date(now()), defaults={"last": (epoch + 1) * 100_000_000})


def copied_models() -> list[type[models.Model]]:
    """The work order's table and those whose rows belong to one and are written by the product."""
    around = [
        relation.related_model
        for relation in WorkOrder._meta.related_objects
        if relation.field.name == "work_order"
        and isinstance(relation.related_model, type)
        # What is searched for is written by the database itself.
        and not relation.field.primary_key
    ]
    return [WorkOrder, *around]


def copy_work_order(template: WorkOrder, count: int) -> dict[str, str]:
    """Copy a work order with all its rows `count` times; what of it is shifted in each copy, by variable."""
    values = {template.number: "number"}
    with connection.cursor() as cursor:
        for model in copied_models():
            names, selected = [], []
            for column in model._meta.local_concrete_fields:
                names.append(f'"{column.column}"')
                selected.append(_shifted(column))
            key = "id" if model is WorkOrder else "work_order_id"
            table = model._meta.db_table
            cursor.execute(f"SELECT id FROM {table} WHERE {key} = %s ORDER BY id", [template.pk])
            values |= {str(id): f"{table}_{place}" for place, (id,) in enumerate(cursor.fetchall())}
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(selected)} "
                f"FROM {table} AS t, generate_series(1, {count}) AS k WHERE t.{key} = %s",
                [template.pk],
            )
    return values


def _shifted(column: "models.Field[object, object]") -> str:
    name = f't."{column.column}"'
    related = column.related_model
    if column.column == "number":
        return f"({name}::bigint + k * {STRIDE})::text"
    if column.primary_key or related in copied_models():
        return f"{name} + k * {STRIDE}"
    return name


def script_for(measured: Measured, at: Desk, copies: int, epoch: int) -> tuple[str, Recording, str]:
    """Bring a work order to where the action can be done, copy it, do it once and write the script of what was sent.

    Also the recording, and the number of the copied work order.
    """
    move_sequences(epoch)
    day = f"{local_date(now()):%Y%m%d}"
    if measured.is_creation:
        with recorded() as recording:
            measured.act(at, SAMPLE_NUMBER)
        script = Script({SAMPLE_NUMBER: "phone"}, day, [r"\set phone random(13000000000, 19800000000)"])
        script.add(recording)
        return str(script), recording, ""
    template = _create(at, SAMPLE_NUMBER)
    for step in measured.prepare:
        step(at, template.number)
    known = copy_work_order(template, copies)
    # What the action inserts is told from what it found: it comes from other ranges.
    move_sequences(epoch + 1)
    with recorded() as recording:
        measured.act(at, template.number)
    script = Script(dict(known), day)
    script.add(recording)
    header = [
        r"\set turn :turn + 1",
        rf"\set shift (:first + :client_id + :turn * :clients) * {STRIDE}",
        *(rf"\set {variable} {value} + :shift" for value, variable in known.items() if script.uses(variable)),
    ]
    return "\n".join(header) + "\n" + str(script), recording, template.number


def run_pgbench(own: OwnServer, script: Path, clients: int, seconds: float, first: int) -> float:
    """Transactions in a second by pgbench with prepared statements."""
    done = subprocess.run(
        [
            str(own.programs / "pgbench"), "--no-vacuum", "--protocol=prepared", f"--file={script}",
            f"--client={clients}", f"--jobs={min(clients, 2)}", f"--time={max(1, round(seconds))}",
            "--define=turn=-1", f"--define=clients={clients}", f"--define=first={first}",
        ],
        env=own.environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    failed = re.search(r"number of failed transactions: (\d+)", done.stdout)
    if done.returncode or found is None or failed is None or failed[1] != "0":
        raise SystemExit(f"pgbench failed:\n{done.stdout}\n{done.stderr[-3000:]}")
    return float(found[1])


def run_product(
    measured: Measured, at: Desk, number: str, clients: int, processes: int, seconds: float, first: int
) -> float:
    """Actions in a second by the product, on `clients` threads as far as the server has them."""
    connection.close()
    forked = multiprocessing.get_context("fork")
    processes = min(processes, clients)
    threads = min(clients // processes, SERVER_THREADS)
    barrier = forked.Barrier(processes * threads)
    answers = forked.SimpleQueue()
    workers = [
        forked.Process(
            target=_serve, args=(measured, at, number, worker, processes, threads, seconds, first, barrier, answers)
        )
        for worker in range(processes)
    ]
    for worker in workers:
        worker.start()
    counted = [answers.get() for _ in workers]
    for worker in workers:
        worker.join()
    return sum(count / spent for count, spent in counted)


def _serve(measured, at, number, worker, processes, threads, seconds, first, barrier, answers) -> None:  # type: ignore[no-untyped-def]
    """A web server's process: its threads act until the time is up."""
    counts = [0] * threads

    def act(thread: int) -> None:
        place = worker * threads + thread
        inputs = _phone_numbers() if measured.is_creation else _numbers(number, first + place, processes * threads)
        connection.ensure_connection()
        barrier.wait()
        end = time.perf_counter() + seconds
        try:
            while time.perf_counter() < end:
                measured.act(at, next(inputs))
                counts[thread] += 1
        finally:
            connection.close()

    running = [threading.Thread(target=act, args=(thread,)) for thread in range(threads)]
    began = time.perf_counter()
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    answers.put((sum(counts), max(seconds, time.perf_counter() - began)))


def _numbers(number: str, place: int, step: int) -> Iterator[str]:
    while True:
        yield str(int(number) + place * STRIDE)
        place += step


def _phone_numbers() -> Iterator[str]:
    dice = random.Random()
    while True:
        yield str(dice.randrange(13_000_000_000, 19_800_000_000))


def measure(own: OwnServer, chosen: argparse.Namespace, folder: Path) -> list[dict[str, object]]:
    """Measure every action at every number of clients and print a line for each."""
    people = desk()
    found: list[dict[str, object]] = []
    print(f"{'action':<12} {'SQL':>4} {'clients':>8} {'pgbench/s':>10} {'product/s':>10} {'ratio':>6}")
    for place, measured in enumerate(one for one in MEASURED if one.name in chosen.actions):
        script, recording, number = script_for(measured, people, chosen.copies, 2 * place)
        file = folder / f"{measured.name}.sql"
        file.write_text(script)
        if chosen.keep:
            (Path(chosen.keep) / file.name).write_text(script)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        first = 1
        for clients in chosen.clients:
            with connection.cursor() as cursor:
                cursor.execute("CHECKPOINT")
            product = run_product(measured, people, number, clients, chosen.processes, chosen.seconds, first)
            first += round(product * chosen.seconds * _UNEVEN) + clients * 2
            peer = run_pgbench(own, file, clients, chosen.seconds, first)
            first += round(peer * chosen.seconds * _UNEVEN) + clients * 2
            if first > chosen.copies and not measured.is_creation:
                raise SystemExit(f"{chosen.copies} copies did not last; ask for more with --copies")
            print(
                f"{measured.name:<12} {len(recording):>4} {clients:>8} {peer:>10.0f} {product:>10.0f} "
                f"{product / peer:>6.2f}",
                flush=True,
            )
            found.append({"action": measured.name, "clients": clients, "pgbench": peer, "product": product})
    return found


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--actions", nargs="+", default=[one.name for one in MEASURED])
    arguments.add_argument("--clients", nargs="+", type=int, default=[1, 16, 64])
    arguments.add_argument("--processes", type=int, default=2)
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--copies", type=int, default=60_000, help="work orders made ready for each action")
    arguments.add_argument("--keep", default="", help="a folder that the scripts are kept in")
    arguments.add_argument("--json", default="", help="a file that the figures are written to")
    chosen = arguments.parse_args()
    with own_server() as own, tempfile.TemporaryDirectory() as folder:
        load_demonstration()
        found = measure(own, chosen, Path(folder))
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
