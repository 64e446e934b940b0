// Streamlit looks for its server under the page's own address first, which is a 404
// for each deep link, unless it is told.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.baseURI).href };

// Says that no WebSocket gets through, where that is so. Streamlit writes on its page
// how far the connection is. A line on which all is slow is told from one that is shut
// by asking for something else: it comes, and comes again, and still there is no socket.
(() => {
  const PATIENCE = 5000;
  const PAUSE = 800;
  const TIMES = 2;
  const NAME = "testConnectionState";
  let answers = 0;
  let shown = null;

  const state = () => document.querySelector("[data-test-connection-state]")?.dataset[NAME];
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

  async function answered() {
    try {
      const url = new URL("_stcore/health", window.__streamlit.BACKEND_BASE_URL);
      return (await fetch(url, { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }

  function show() {
    if (shown) return;
    const words = document.getElementById("loss-lab-no-socket").content.cloneNode(true);
    words.querySelector("b").textContent = location.host;
    shown = words.firstElementChild;
    document.body.append(shown);
  }

  async function watch() {
    while (state() === undefined) await pause(100);
    const begun = performance.now();
    while (state() !== "CONNECTED") {
      if (performance.now() - begun > PATIENCE) {
        answers = (await answered()) ? answers + 1 : 0;
        if (answers >= TIMES && state() !== "CONNECTED") show();
        await pause(PAUSE);
      } else {
        await pause(100);
      }
    }
    shown?.remove();
  }
  watch();
})();
