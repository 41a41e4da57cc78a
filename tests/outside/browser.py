"""Chromium without a window, driven over a pipe (Chrome DevTools Protocol): what its pages say, do and
look like. One browser, one page at a time."""
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    """Use with `with`. A page's own policy does not concern what is asked here."""

    def __init__(self, width=1280, height=900):
        self.size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="judges-")
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()

        def take_pipes():  # the browser reads from 3 and writes to 4
            ends = os.dup(to_browser), os.dup(from_browser)
            for end, number in zip(ends, (3, 4)):
                os.dup2(end, number)
                os.set_inheritable(number, True)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-pipe", "--no-first-run", f"--user-data-dir={self.profile}",
             "--disable-background-networking", "--disable-component-update"],
            preexec_fn=take_pipes, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.left = b""
        self.number = 0
        self.events = []
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in "Page", "Runtime", "Network", "Log":
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setDeviceMetricsOverride", **self.size)
        return self

    def __exit__(self, *_):
        self.session = None
        self.ask("Browser.close")
        self.process.wait(30)
        os.close(self.out)
        os.close(self.into)
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self):
        while b"\0" not in self.left:
            data = os.read(self.into, 1 << 20)
            if not data:
                raise RuntimeError("the browser has gone")
            self.left += data
        message, _, self.left = self.left.partition(b"\0")
        return json.loads(message)

    def ask(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def on_every_page(self, script):
        """Runs before the scripts of every page from now on."""
        self.ask("Page.addScriptToEvaluateOnNewDocument", source=script)

    def open(self, url):
        """Returns when the page is loaded; what happened on the way is in `events`."""
        self.events = []
        self.ask("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive())

    def run(self, expression):
        """The value of a JavaScript expression, a promise's included."""
        done = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True,
                        returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"])[:2000])
        return done["result"].get("value")

    def media(self, **features):
        """prefers-color-scheme and the like, with _ for -."""
        self.ask("Emulation.setEmulatedMedia", features=[
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def requests(self):
        """Addresses asked for since open()."""
        return [event["params"]["request"]["url"] for event in self.events
                if event["method"] == "Network.requestWillBeSent"]

    def complaints(self):
        """What the page's console and the browser's log say since open()."""
        logged = [event["params"]["entry"]["text"] for event in self.events
                  if event["method"] == "Log.entryAdded"]
        thrown = [str(event["params"]["exceptionDetails"]) for event in self.events
                  if event["method"] == "Runtime.exceptionThrown"]
        return logged + thrown

    def picture(self, path):
        import base64
        shot = self.ask("Page.captureScreenshot", format="png")
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
