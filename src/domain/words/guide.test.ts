// The guide is short, its links lead where they may, and the window's Markdown can draw all of it.
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../renderer/markdown/parse.ts'
import { failureCodes } from '../failure.ts'
import { guideTopics } from '../guide-topic.ts'
import { parseLink } from '../link.ts'
import { failureWords } from './failures.ts'
import { errorGroups, guideWords } from './guide.ts'

const hosts = [
  'platform.openai.com',
  'developers.openai.com',
  'help.openai.com',
  'status.openai.com',
  'ollama.com',
  'lmstudio.ai',
  'github.com',
]
const drawn = new Set(
  'paragraph list listItem table tableRow tableCell text strong emphasis inlineCode link'.split(' '),
)

const walk = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(walk) : [])]
const nodesOf = (text: string): Nodes[] => parseMarkdown(text).blocks.flatMap(({ node }) => walk(node))
const wordsOf = (text: string): string[] =>
  nodesOf(text).flatMap((node) =>
    node.type === 'text' || node.type === 'inlineCode' ? (node.value.match(/[\p{L}\p{N}$]\S*/gu) ?? []) : [],
  )

describe.each(guideTopics)('the guide: %s', (topic) => {
  const { title, text } = guideWords[topic]

  it('is short, plain and calm', () => {
    expect(title).toMatch(/^\p{Lu}[\p{L} ]{3,30}$/u)
    expect(wordsOf(text).length).toBeGreaterThan(80)
    expect(wordsOf(text).length).toBeLessThanOrEqual(250)
    expect(text).not.toMatch(/[!'"]|\boops|\bplease\b|\bsimply\b/iu)
  })

  it('holds nothing that the window does not draw', () => {
    expect(nodesOf(text).filter(({ type }) => !drawn.has(type))).toEqual([])
  })

  it('links to known places alone, with words of their own', () => {
    for (const node of nodesOf(text)) {
      if (node.type !== 'link') continue
      const link = parseLink(node.url)
      expect(link?.kind === 'web' && hosts.includes(link.host), node.url).toBe(true)
      expect(walk(node).some((inner) => inner.type === 'text' && inner.value !== node.url)).toBe(true)
    }
  })
})

describe('the guide', () => {
  it('leads to the places at OpenAI that its chapters are about', () => {
    expect(guideWords.get.text).toContain('(https://platform.openai.com/api-keys)')
    expect(guideWords.fund.text).toContain(
      '(https://platform.openai.com/settings/organization/billing/overview)',
    )
    expect(guideWords.limit.text).toContain('(https://platform.openai.com/settings/organization/limits)')
  })

  it('lists every error once, but for those of the window itself', () => {
    const listed = errorGroups.flatMap(({ codes }) => codes)
    expect(listed.toSorted()).toEqual(failureCodes.filter((code) => !code.startsWith('ipc/')).toSorted())
    expect(new Set(errorGroups.map(({ title }) => title)).size).toBe(errorGroups.length)
    for (const code of listed) expect(failureWords[code].title).not.toBe('')
  })
})
