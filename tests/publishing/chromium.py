# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real headless Chromium, driven over its debugging pipe: no driver program, no port, no network."""

import base64
import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--mute-audio"),
    *("--remote-debugging-pipe", "--hide-scrollbars"),
)
LAUNCH = "import os, sys; [os.dup2(int(sys.argv[at]), at + 2) for at in (1, 2)]; os.execv(sys.argv[3], sys.argv[3:])"
"""The browser reads its commands from descriptor 3 and answers on 4."""
STOP_S = 20
KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowLeft": 37, "ArrowRight": 39}


@dataclass
class Connection:
    """The debugging pipe to one tab. `events` are all that the browser told without being asked."""

    to_browser: int
    from_browser: int
    session: str = ""
    sent: int = 0
    rest: bytes = b""
    events: list[dict[str, Any]] = field(default_factory=list)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """One command of the DevTools protocol and its answer."""
        self.sent += 1
        message: dict[str, object] = {"id": self.sent, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self.sent:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            part = os.read(self.from_browser, 1 << 16)
            assert part, "the browser is gone"
            self.rest += part
        line, _, self.rest = self.rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def wait_for(self, event: str) -> None:
        """Until the browser has told this event."""
        while not any(told.get("method") == event for told in self.events):
            self.events.append(self._read())

    def told(self, *methods: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event.get("method") in methods]


class Page(Connection):
    """What a person does with a tab, and sees of it."""

    def open(self, file: Path) -> None:
        self.events.clear()
        self.call("Page.navigate", url=file.as_uri())
        self.wait_for("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """The value of an expression on the page, awaited."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def size(self, width: int, height: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, **features: str) -> None:
        """Such as `prefers_color_scheme="dark"`."""
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=wanted)

    def mouse(self, kind: str, x: float, y: float, **more: object) -> None:
        words: dict[str, object] = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", **{**words, **more})

    def click(self, x: float, y: float) -> None:
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def click_on(self, selector: str) -> None:
        place = self.middle(selector)
        self.click(place["x"], place["y"])

    def middle(self, selector: str) -> Mapping[str, float]:
        script = f"(() => {{ const box = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
        place: Mapping[str, float] = self.run(
            f"{script} return {{x: box.x + box.width / 2, y: box.y + box.height / 2}} }})()"
        )
        return place

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
        self.call("Input.dispatchTouchEvent", type=kind, touchPoints=places)

    def key(self, name: str) -> None:
        code = {"key": name, "code": name, "windowsVirtualKeyCode": KEYS.get(name, ord(name[0].upper()))}
        text = {"text": "\r"} if name == "Enter" else ({"text": name} if len(name) == 1 else {})
        self.call("Input.dispatchKeyEvent", type="keyDown", **code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **code)

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self) -> bytes:
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are none of the numbers that the browser wants."""
    ends = os.pipe()
    above = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return above[0], above[1]


@contextlib.contextmanager
def chromium(folder: Path) -> Iterator[Page]:
    """A browser with one empty tab that tells everything it logs and fetches."""
    assert PROGRAM, "chromium is missing; ./kiosk.sh test --full installs it"
    for_browser, to_browser = _pipe()
    from_browser, by_browser = _pipe()
    profile = f"--user-data-dir={folder / 'profile'}"
    pipes = str(for_browser), str(by_browser)
    program = subprocess.Popen(
        [sys.executable, "-c", LAUNCH, *pipes, PROGRAM, *QUIET, profile, "about:blank"],
        pass_fds=(for_browser, by_browser),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(for_browser)
    os.close(by_browser)
    page = Page(to_browser, from_browser)
    try:
        page.session = _tab(page)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.call(f"{domain}.enable")
        yield page
    finally:
        os.close(to_browser)
        os.close(from_browser)
        try:
            program.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def _tab(page: Page) -> str:
    targets = page.call("Target.getTargets")["targetInfos"]
    tab = next(target["targetId"] for target in targets if target["type"] == "page")
    session: str = page.call("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
    return session
