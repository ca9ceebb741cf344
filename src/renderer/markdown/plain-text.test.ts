// The words of a text: what a reader sees of it, and no markup.
import { describe, expect, it } from 'vitest'
import { growMarkdown } from './growing-markdown.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { readPageText, readPlainText } from './plain-text.ts'

const text = `# *Head*

Words with \`code\`, [a link](https://example.com), [a label][l] and a note[^n].

- one
- [x] two
  > three

| a | **b** |
|---|---|
| c | d |

\`\`\`ts
const x = 1
\`\`\`

$$
y
$$

---

[^n]: The note.
[l]: https://example.com
`

const expected = `Head

Words with code, a link, a label and a note1.

one
two
three

a\tb
c\td

const x = 1

y



The note.`

describe('plain text', () => {
  it('is the words alone', () => {
    expect(readPlainText(parseMarkdown(text))).toBe(expected)
  })

  it('follows a text that grows', () => {
    const growing = growMarkdown()
    for (const piece of text.match(/[^]{1,7}/gu) ?? []) {
      const document = growing.append(piece)
      expect(readPlainText(document)).toBe(readPlainText(structuredClone(document)))
    }
    expect(readPlainText(growing.settle())).toBe(expected)
  })

  it('reads a page by itself', () => {
    const { pages, references } = parseMarkdown('One [l][x][^n].\n\n[x]: y\n[^n]: z')
    const [page] = pages
    expect(page && readPageText(page)).toBe('One [l][x][^n].')
    expect(page && readPageText(page, references)).toBe('One l1.')
  })
})
