// `{{name}}` in a prompt is a variable. A backslash before it keeps it as it is written: `\{{name}}`.
// Names are compared by their letters without regard to case, and keep their first spelling.

const variablePattern = /(?<escape>\\?)\{\{(?<name>[^{}\r\n]{1,60})\}\}/gu

/** In the order in which they first stand. */
export function listVariables(text: string): readonly string[] {
  const names = new Map<string, string>()
  for (const { groups } of text.matchAll(variablePattern)) {
    const name = readName(groups?.['name'])
    if (groups?.['escape'] === '' && name !== '' && !names.has(foldName(name)))
      names.set(foldName(name), name)
  }
  return [...names.values()]
}

/** Each by its name; one without a value stays as it is written. What a value holds is not filled in again. */
export function fillVariables(text: string, values: ReadonlyMap<string, string>): string {
  const folded = new Map([...values].map(([name, value]) => [foldName(name), value]))
  return text.replace(variablePattern, (whole: string, escape: string, inner: string) => {
    if (escape !== '') return whole.slice(escape.length)
    return folded.get(foldName(readName(inner))) ?? whole
  })
}

/** Whether a text is what this prompt becomes with some values. Takes time in proportion to the texts. */
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

/** What stands before, between and after the variables, escapes resolved. */
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
