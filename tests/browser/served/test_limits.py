"""Text and files at their limits: half characters, whole megabytes, and beyond."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ui.interview.memory.progress import Progress
from ui.interview.memory.text import MOST_BYTES, write

DRAFTS = "localStorage.getItem('loss-lab.drafts')"
KEPT = "localStorage.getItem('loss-lab.progress')"
LONG = "a" * 3999
SENT = """size => new Promise(resolve => {
  const address = new URL("_stcore/stream", document.baseURI);
  address.protocol = "ws";
  const socket = new WebSocket(address, ["streamlit"]);
  socket.onopen = () => socket.send(new Uint8Array(size));
  socket.onclose = ({ code }) => resolve(code);
})"""


def note(page: Page):
    return page.get_by_role("textbox", name="Your answer, in key words")


def progress_of(size: int) -> bytes:
    """A progress file of so many bytes."""
    empty = write(Progress(unfinished={"notes": ""}))
    text = write(Progress(unfinished={"notes": "x" * (size - len(empty))}))
    assert len(text) == size
    return text.encode()


def load(page: Page, data: bytes) -> None:
    file = {"name": "kept.json", "mimeType": "application/json", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)


@pytest.fixture
def with_long_note(open_plain) -> Page:
    """A mock interview whose note has an emoji at its limit, reloaded."""
    page = open_plain("mock?seed=5")
    page.get_by_role("button", name="Start interview 5").click()
    note(page).fill(f"{LONG}😀 and more")
    page.wait_for_function(f"() => {DRAFTS}?.includes('{LONG}')")
    page.reload()
    return page


def test_long_note_with_an_emoji_at_its_limit_is_there_after_a_reload(with_long_note):
    expect(note(with_long_note)).to_have_value(f"{LONG}😀")
    expect(with_long_note.get_by_test_id("stException")).to_have_count(0)


def test_half_character_that_was_kept_by_an_earlier_version_goes(with_long_note):
    page = with_long_note
    expect(note(page)).to_be_visible()
    page.evaluate(
        f"""() => {{
          const drafts = JSON.parse({DRAFTS});
          for (const name of Object.keys(drafts)) drafts[name] = "kept \\ud83d";
          localStorage.setItem("loss-lab.drafts", JSON.stringify(drafts));
        }}"""
    )
    page.reload()
    expect(note(page)).to_have_value("kept ")
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_largest_progress_is_loaded_kept_and_read_again(open_plain):
    page = open_plain("progress")
    load(page, progress_of(MOST_BYTES))
    page.get_by_role("button", name="Load the file").click()
    expect(page.get_by_text("Loaded. Now here: work in the middle.")).to_be_visible()
    page.wait_for_function(f"() => {KEPT}?.length === {MOST_BYTES}")
    page.reload()
    expect(page.get_by_role("button", name="Save as a file")).to_be_enabled()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 3 * MOST_BYTES])
def test_larger_file_is_refused_with_words_and_the_page_goes_on(open_plain, size):
    page = open_plain("progress")
    expect(page.get_by_text("1MB per file")).to_be_visible()
    load(page, progress_of(size))
    expect(page.get_by_text("File must be 1.0MB or smaller")).to_be_visible()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("button", name="No, keep it")).to_be_visible()


def test_storage_that_holds_more_than_a_progress_is_said_and_set_aside(open_plain):
    page = open_plain("progress")
    page.evaluate("localStorage.setItem('loss-lab.progress', 'x'.repeat(4_500_000))")
    page.reload()
    said = page.get_by_role("alert")
    expect(said).to_contain_text("larger than one could be")


@pytest.mark.parametrize("size", [4_500_000, 17_000_000])
def test_message_larger_than_any_that_is_sent_ends_that_line_alone(open_plain, size):
    page = open_plain("progress")
    assert page.evaluate(SENT, size) in (1008, 1009)
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("button", name="No, keep it")).to_be_visible()


def test_upload_beyond_the_limit_is_refused_whatever_the_widget_says(open_plain):
    page = open_plain("progress")
    uploads = []
    page.on("request", lambda sent: uploads.append(sent) if sent.method == "PUT" else 0)
    load(page, progress_of(1000))
    expect(page.get_by_role("button", name="Load the file")).to_be_visible()
    answered = page.request.fetch(
        uploads[0].url,
        method="PUT",
        multipart={
            "file": {
                "name": "a.json",
                "mimeType": "application/json",
                "buffer": b"x" * 2_200_000,
            }
        },
        headers={"origin": page.url.rpartition("/")[0]} | _token(page),
    )
    assert answered.status == 413


def _token(page: Page) -> dict[str, str]:
    cookies = {each["name"]: each["value"] for each in page.context.cookies()}
    token = cookies.get("_streamlit_xsrf")
    return {"X-Xsrftoken": token} if token else {}
