// `{{name}}` in a prompt is a variable; a backslash before it keeps it as text: `\{{name}}`. Names are
// compared without regard to case, and keep their first spelling.

const variablePattern = /(?<escape>\\?)\{\{(?<name>[^{}\r\n]{1,60})\}\}/gu

/** Returns the names in the order in which they first occur. */
export function listVariables(text: string): readonly string[] {
  const names = new Map<string, string>()
  for (const { groups } of text.matchAll(variablePattern)) {
    const name = readName(groups?.['name'])
    if (groups?.['escape'] === '' && name !== '' && !names.has(foldName(name)))
      names.set(foldName(name), name)
  }
  return [...names.values()]
}

/**
 * Fills in each variable by its name. A variable without a value stays as written. Values are not filled in
 * again.
 */
export function fillVariables(text: string, values: ReadonlyMap<string, string>): string {
  const folded = new Map([...values].map(([name, value]) => [foldName(name), value]))
  return text.replace(variablePattern, (whole: string, escape: string, inner: string) => {
    if (escape !== '') return whole.slice(escape.length)
    return folded.get(foldName(readName(inner))) ?? whole
  })
}

/** Returns true if the text is this prompt with some values filled in. Takes linear time. */
export function isFilledFrom(text: string, prompt: string): boolean {
  const parts = splitAtVariables(prompt)
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return text === first
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

/** Returns the texts before, between and after the variables, escapes resolved. */
function splitAtVariables(prompt: string): string[] {
  const parts = ['']
  let end = 0
  const append = (piece: string) => parts.push((parts.pop() ?? '') + piece)
  for (const match of prompt.matchAll(variablePattern)) {
    append(prompt.slice(end, match.index))
    end = match.index + match[0].length
    const isVariable = match.groups?.['escape'] === '' && readName(match.groups['name']) !== ''
    if (isVariable) parts.push('')
    else append(match[0].replace(/^\\/u, ''))
  }
  append(prompt.slice(end))
  return parts
}

const readName = (inner: string | undefined): string => (inner ?? '').trim()
const foldName = (name: string): string => name.toLowerCase()
