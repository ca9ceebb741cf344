// A field as the browser has one, as far as these edits go.
import { describe, expect, it, vi } from 'vitest'
import { isQuickNatively, trackQuickEdits, type EditedField } from './quick-edits.ts'

function makeField(value: string, cursor: number) {
  const field: EditedField & { selectionStart: number } = {
    value,
    selectionStart: cursor,
    setRangeText(text, start, end) {
      field.value = field.value.slice(0, start) + text + field.value.slice(end)
      field.selectionStart = start + text.length
    },
    setSelectionRange(start) {
      field.selectionStart = start
    },
  }
  return field
}

describe('a large edit', () => {
  it('is undone and done again, with the cursor where it was', () => {
    const field = makeField('Hello world', 5)
    const onEdit = vi.fn<() => void>()
    const edits = trackQuickEdits(field, onEdit)
    edits.replace(5, 11, ' there')
    expect([field.value, field.selectionStart]).toEqual(['Hello there', 11])
    expect(edits.undo()).toBe(true)
    expect([field.value, field.selectionStart]).toEqual(['Hello world', 5])
    expect(edits.undo()).toBe(false)
    expect(edits.redo()).toBe(true)
    expect([field.value, field.selectionStart]).toEqual(['Hello there', 11])
    expect(edits.redo()).toBe(false)
    expect(onEdit).toHaveBeenCalledTimes(3)
  })

  it('is not undone in a text that was changed since, and is again once that is taken back', () => {
    const field = makeField('a', 1)
    const edits = trackQuickEdits(field, () => {})
    edits.replace(1, 1, 'b')
    field.value = 'abc'
    expect(edits.undo()).toBe(false)
    field.value = 'ab'
    expect(edits.undo()).toBe(true)
    expect(field.value).toBe('a')
  })

  it('ends what was undone before it, and is forgotten with its text', () => {
    const field = makeField('a', 1)
    const edits = trackQuickEdits(field, () => {})
    edits.replace(1, 1, 'b')
    edits.undo()
    edits.replace(1, 1, 'c')
    expect(edits.redo()).toBe(false)
    edits.forget()
    expect(edits.undo()).toBe(false)
    expect(field.value).toBe('ac')
  })
})

describe('what the browser does in no time', () => {
  it('is neither long nor of many lines', () => {
    expect(isQuickNatively('a\nb')).toBe(true)
    expect(isQuickNatively('x'.repeat(4_001))).toBe(false)
    expect(isQuickNatively('a\n'.repeat(100))).toBe(false)
  })
})
