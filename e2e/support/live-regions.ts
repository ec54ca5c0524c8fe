/**
 * Runs in the page, sent there as text: keeps in `window.announced` what live regions say, in its order. A polite region that
 * comes with its words in it is not heard, for most screen readers miss it; an alert is.
 */
export function listen(): void {
  const announced: string[] = [];
  Reflect.set(window, "announced", announced);
  const alerts = "[role=alert]";
  const regions = `[aria-live=polite], [aria-live=assertive], [role=status], ${alerts}`;

  function wordsOf(node: Node): string {
    if (node instanceof Text) return node.data;
    if (node instanceof Element && node.matches("[aria-hidden=true], [hidden]")) return "";
    return [...node.childNodes].map(wordsOf).join(" ");
  }
  function say(node: Node): void {
    const words = wordsOf(node).replace(/\s+/g, " ").trim();
    if (words !== "") announced.push(words);
  }
  new MutationObserver((changes) => {
    const said = new Set<Node>();
    for (const { target, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(regions);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const alert of [node, ...node.querySelectorAll(alerts)]) if (alert.matches(alerts)) said.add(alert);
      }
      if (!region || region.closest("[aria-hidden=true]")) continue;
      // A status or an alert is said as a whole, by its role; a plain live region only what is new in it.
      if (region.hasAttribute("role")) said.add(region);
      else for (const node of target instanceof Text ? [target] : addedNodes) said.add(node);
    }
    for (const node of said) say(node);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
