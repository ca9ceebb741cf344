// Turns a growing answer into speech: whole sentences, each once; code, tables and formulas are only named.
// Pure.
import { inLocale } from '../../../../../words/format.ts'
import { words } from '../../../../../words/words.ts'
import type { Block, Group, MarkdownDocument } from '../../../../markdown/nodes.ts'
import { readPageText } from '../../../../markdown/plain-text.ts'

export interface Speaker {
  /** Returns what can be announced since the last call; '' if nothing. */
  take(document: MarkdownDocument, isWhole: boolean): string
}

const sentences = inLocale((locale) => new Intl.Segmenter(locale, { granularity: 'sentence' }))

export function createSpeaker(): Speaker {
  let page = 0
  let block = 0
  /** How many sentences of the block were returned. An open block's last sentence can still change. */
  let said = 0
  return {
    take(document, isWhole) {
      const parts: string[] = []
      for (;;) {
        const blocks = document.pages[page]?.blocks ?? []
        const isLastPage = page >= document.pages.length - 1
        const now = blocks[block]
        if (!now) {
          if (isLastPage) break
          page += 1
          block = 0
          continue
        }
        const isSettled = isWhole || !isLastPage || block < blocks.length - 1
        const all = speakBlock(now, document)
        const until = isSettled ? all.length : isProse(now) ? all.length - 1 : 0
        parts.push(...all.slice(said, until))
        if (!isSettled) {
          said = Math.max(said, until)
          break
        }
        block += 1
        said = 0
      }
      return parts.join(' ')
    },
  }
}

/**
 * Returns true if a growing block can be announced sentence by sentence. A leading bar can still become a
 * table.
 */
function isProse(block: Block): boolean {
  if (block.kind === 'paragraph') return !block.source.startsWith('|')
  return block.kind !== 'code' && block.kind !== 'table' && block.kind !== 'math'
}

const countItems = (groups: ReadonlyArray<Group<unknown>>): number =>
  groups.reduce((sum, { items }) => sum + items.length, 0)

function speakBlock(block: Block, { references }: MarkdownDocument): string[] {
  if (block.kind === 'code') return [words.messages.announceCode(countItems(block.lines))]
  if (block.kind === 'table') return [words.messages.announceTable(countItems(block.rows))]
  if (block.kind === 'math') return [words.messages.announceFormula]
  const text = readPageText({ blocks: [block] }, references)
  return Array.from(sentences().segment(text), ({ segment }) => segment.trim()).filter((one) => one !== '')
}
