"""`recordings`: whether they are whole, removing what is over, changing their key."""

import click

from hotline.config import home, opening
from hotline.config.wording import answers, say, tell
from hotline.kit.clock import now
from hotline.modules.access.public import Permission, system_actor
from hotline.modules.telephony import public as telephony

BY = "command line"
MEGABYTE = 1024**2


@click.group(name="recordings", no_args_is_help=False)
def command() -> None:
    """Recordings of calls."""


@command.command(name="verify")
@click.option("--newest", type=click.IntRange(min=1))
def verify(newest: int | None) -> int:
    """Unlock every recording and compare its checksum."""
    whole, faults = 0, 0
    with opening.open_hotline(home.current()):
        for result in telephony.verify_recordings(newest=newest):
            if not result.fault:
                whole += 1
                continue
            faults += 1
            answers.print(f"{result.recording.reference}  {result.fault}", markup=False)
    tell(
        f"已核验录音 {whole + faults} 条：完好 {whole} 条，有问题 {faults} 条。",
        f"Verified {whole + faults} recordings: {whole} whole, {faults} with a fault.",
    )
    return 1 if faults else 0


@command.command(name="expire")
@click.option("--dry-run", is_flag=True)
def expire(dry_run: bool) -> None:
    """Remove the recordings whose time is over."""
    with opening.open_hotline(home.current()):
        done = telephony.expire_recordings(
            is_dry_run=dry_run, by=system_actor(Permission.ADMINISTER_POLICIES), at=now()
        )
    size = f"{done.removed_bytes / MEGABYTE:.1f} MB"
    held = say(f"，其中 {done.held} 条依法保全", f", {done.held} of them held") if done.held else ""
    verb = say("将删除", "would be removed") if dry_run else say("已删除", "removed")
    answers.print(
        say(
            f"超过保存期限 {done.over} 条{held}；{verb} {done.removed} 条（{size}）。",
            f"{done.over} are over{held}; {verb}: {done.removed} ({size}).",
        ),
        markup=False,
    )


@command.command(name="rotate-key")
def rotate_key() -> None:
    """Make a key and lock every recording's own key with it."""
    with opening.open_hotline(home.current()):
        key_id, count = telephony.rotate_key(by=BY, at=now())
    tell(
        f"录音密钥已更换为 {key_id}，{count} 条录音改用新密钥。旧密钥仍保留在密钥文件中，供恢复备份使用。",
        f"The key of recordings is {key_id} now; {count} recordings are locked with it. Older keys stay in the file "
        "for backups.",
    )
