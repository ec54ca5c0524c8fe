const sliceMs = 10;

/** Lets long work give way: `await turn()` in its loop costs nothing until a slice of time is used up. */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return nextTask().then(() => {
      since = performance.now();
    });
  };
}

/** Behind the messages that wait; unlike a timer it is not slowed down. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
