// node-av's demuxer calls Promise.withResolvers, which Node 20 does not have. Import this before using node-av.
if (!("withResolvers" in Promise)) {
  Object.defineProperty(Promise, "withResolvers", {
    configurable: true,
    writable: true,
    value: function withResolvers() {
      let resolve: ((value: unknown) => void) | undefined;
      let reject: ((reason: unknown) => void) | undefined;
      const promise = new Promise((onFulfilled, onRejected) => {
        resolve = onFulfilled;
        reject = onRejected;
      });
      return { promise, resolve, reject };
    },
  });
}
