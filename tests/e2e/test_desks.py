"""The desks: a queue at the left, the work at the right, the next at once; and who else is there."""

import json
import re

from playwright.sync_api import Locator, Page, expect

from .conftest import SignIn
from .test_way_of_a_request import fill_in, handling_department

TITLE = "体育场路垃圾桶满溢三天没有清运"


def ask(page: Page, path: str, body: dict[str, object], method: str = "POST") -> dict[str, object]:
    """What the interface answers to this page's person."""
    told = page.evaluate(
        """async ([path, body, method]) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1]
            const answer = await fetch(path, { method, body: method === 'GET' ? undefined : JSON.stringify(body),
                headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token } })
            return JSON.stringify([answer.status, await answer.json().catch(() => null)])
        }""",
        [path, body, method],
    )
    status, answer = json.loads(told)
    assert status < 300, (path, status, answer)
    return dict(answer or {})


def take(page: Page, number: str, step: str, **body: object) -> None:
    """Take a step that is another story's."""
    version = ask(page, f"/api/work-orders/{number}", {}, "GET")["version"]
    ask(page, f"/api/work-orders/{number}/{step}", {**body, "version": version})


def work_on(page: Page, address: str, desk: str, number: str) -> Locator:
    page.goto(f"{address}/{desk}?number={number}")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    return page.get_by_role("region", name="办理", exact=True)


def test_reviewer_returns_once_and_accepts_and_a_dissatisfied_requester_is_served_until_it_is_solved(
    sign_in: SignIn, address: str
) -> None:
    agent = sign_in("话务员")
    fill_in(agent, TITLE)
    agent.get_by_role("button", name="登记待派").click()
    agent.wait_for_url(re.compile(r"/orders/\d{13}"))
    number = agent.url.rsplit("/", 1)[-1].partition("?")[0]

    dispatcher, handler = sign_in("派单员"), sign_in("承办单位办理人")
    department = handling_department(sign_in)
    work = work_on(dispatcher, address, "dispatching", number)
    work.get_by_role("combobox", name="承办单位").click()
    dispatcher.get_by_role("option", name=department).first.click()
    dispatcher.keyboard.press("Control+Enter")
    # The next comes at once, and what was dispatched has left the queue.
    expect(dispatcher).not_to_have_url(re.compile(number))
    expect(dispatcher.get_by_role("region", name="派单台").locator(f"a[href*='{number}']")).to_have_count(0)

    def answer(text: str) -> None:
        take(handler, number, "replies", answer=text, outcome="solved")

    take(handler, number, "acknowledgements")
    answer("已通知清运。")
    reviewer = sign_in("审核员")
    work = work_on(reviewer, address, "reviewing", number)
    work.get_by_text("事实清楚，与诉求相符").click()
    work.get_by_role("button", name=re.compile("据此退回")).click()
    expect(work.get_by_role("textbox")).to_have_value(re.compile("没有逐项回应诉求"))
    work.get_by_role("textbox").press("Control+Enter")
    expect(reviewer).not_to_have_url(re.compile(number))

    answer("已于当天清运完毕，并改为每日两次清运。")
    work = work_on(reviewer, address, "reviewing", number)
    # Somebody else sees who is at it, by name and post.
    leader = sign_in("班长")
    leader.goto(f"{address}/orders/{number}")
    expect(leader.get_by_text(re.compile("（审核员） 正在办理"))).to_be_visible()
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer).not_to_have_url(re.compile(number))

    clerk = sign_in("回访员")
    call_back(clerk, address, number, "未解决", "不满意")
    # Who is not content stays on the desk, so that his matter is reopened at once.
    work = clerk.get_by_role("region", name="办理", exact=True)
    work.get_by_role("textbox", name="理由").fill("诉求人反映两天后又满溢。")
    clerk.keyboard.press("Control+Enter")
    expect(clerk).not_to_have_url(re.compile(number))

    take(handler, number, "acknowledgements")
    answer("已增设两个垃圾桶，现场核实不再满溢。")
    work_on(reviewer, address, "reviewing", number)
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer).not_to_have_url(re.compile(number))
    call_back(clerk, address, number, "已解决", "非常满意")
    expect(clerk).not_to_have_url(re.compile(number))

    clerk.goto(f"{address}/orders/{number}")
    timeline = clerk.get_by_role("region", name="办理经过")
    timeline.get_by_role("button", name=re.compile("^答复")).click()
    expect(timeline.get_by_text("退回重办", exact=True)).to_have_count(1)
    expect(timeline.get_by_text("审核通过", exact=True)).to_have_count(2)


def call_back(clerk: Page, address: str, number: str, solution: str, satisfaction: str) -> None:
    """Answer the three questions."""
    work = work_on(clerk, address, "callbacks", number)
    work.get_by_role("group", name="是否接通").get_by_text("是", exact=True).click()
    work.get_by_text(solution, exact=True).click()
    work.get_by_text(satisfaction, exact=True).click()
    if satisfaction == "不满意":
        work.get_by_role("group", name="不满意").get_by_role("radio").first.check(force=True)
    clerk.keyboard.press("Control+Enter")
