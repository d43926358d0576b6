const SILENT = 'noscript,template,script,style,[hidden]';
const SEEN = 'img,svg,picture,video,canvas,iframe,object,embed,progress,meter';

// Not `Node.ELEMENT_NODE`: where a test is over, its page may be gone already.
const ELEMENT = 1;
const TEXT = 3;

/** Whether anything is between the tags that can be read or seen. */
export const hasContent = (node: Node): boolean =>
  [...node.childNodes].some((child) =>
    child.nodeType === ELEMENT
      ? !(child as Element).matches(SILENT) &&
        (!!(child as Element).shadowRoot || (child as Element).matches(SEEN) || hasContent(child))
      : child.nodeType === TEXT && /\S/.test(child.nodeValue!),
  );
