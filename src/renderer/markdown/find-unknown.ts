// For tests: finds what drawn Markdown contains besides the tags and attributes known to be harmless.
const elements = new Set(
  (
    'div p h3 em strong del code pre br hr ul ol li blockquote table thead tbody tr th td span sup section button ' +
    'svg path rect circle line'
  ).split(' '),
)
const attributes =
  /^(?:class|dir|id|role|tabindex|title|type|start|scope|aria-[a-z]+|data-[a-z-]+|xmlns|width|height|viewBox|fill|stroke|stroke-(?:width|linecap|linejoin)|d|x|y|x1|x2|y1|y2|r|rx|ry|cx|cy)$/u

/** Returns every tag and attribute that isn't on the list. */
export function findUnknown(drawn: string): string[] {
  const unknown: string[] = []
  for (const [, name = '', rest = ''] of drawn.matchAll(
    /<([a-z0-9]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/giu,
  )) {
    if (!elements.has(name)) unknown.push(name)
    for (const [, attribute = ''] of rest.matchAll(/\s([\w:-]+)(?:="[^"]*")?/gu)) {
      if (!attributes.test(attribute)) unknown.push(`${name} ${attribute}`)
    }
  }
  return unknown
}
