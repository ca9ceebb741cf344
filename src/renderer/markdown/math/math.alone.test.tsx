import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('katex/dist/katex.min.css', () => ({}))

import { Math } from './math.tsx'
import { loadFormulas } from './use-formula.ts'

const draw = (tex: string, isBlock: boolean, isOpen = false) =>
  renderToStaticMarkup(<Math tex={tex} isBlock={isBlock} isOpen={isOpen} />)

describe('a formula in a text', () => {
  it('is shown as it was written until the typesetter is there', () => {
    expect(draw('x^2 < y', false)).toContain('x^2 &lt; y</code>')
  })

  describe('once it is there', () => {
    beforeEach(async () => {
      // The frame never ends, so that everything is set at once.
      vi.spyOn(performance, 'now').mockReturnValue(0)
      await loadFormulas()
    })

    it('is set, inline or as a block that can be scrolled', () => {
      expect(draw('x^2', false)).toMatch(/^<span data-math="inline"/u)
      expect(draw('x^2', false)).toContain('<math')
      expect(draw('x^2', true)).toMatch(/^<div data-math="block".*tabindex="0"/u)
      expect(draw('x^2', true)).toContain('<math display="block"')
    })

    it('is shown as it was written, and marked, where it is wrong', () => {
      expect(draw(String.raw`\frac{1}{`, false)).toContain('data-math-source="final"')
    })

    it('is shown as it stands while it is being written', () => {
      expect(draw('x^2', true, true)).toContain('<code data-math-source="">x^2</code>')
    })

    it('[S21] is cut at its edges where it could write over its neighbours', () => {
      expect(draw(String.raw`a \hspace{-9em} b`, false)).toContain('data-shifts')
      expect(draw(String.raw`\begin{matrix}a\\[-9em]b\end{matrix}`, false)).toContain('data-shifts')
      expect(draw(String.raw`\frac{a}{b}`, false)).not.toContain('data-shifts')
    })
  })
})
