// Returns what axe finds wrong with a page as it is: the rule, and the elements that break it.
import type { ElementContext, NodeResult, Result, RunOptions } from 'axe-core'

/** The part of axe that is used here. */
export interface Axe {
  run(context: ElementContext, options: RunOptions): Promise<{ readonly violations: readonly Result[] }>
}

export interface Asked {
  readonly axe: Axe
  /** All rules, if left out. */
  readonly rules?: readonly string[] | undefined
}

/** This function runs inside the page, so it uses nothing from outside. */
export async function findFaults({ axe, rules }: Asked): Promise<string[]> {
  // Nothing is checked while it fades in.
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
  // Base UI's guards keep the focus inside a dialog; they are empty on purpose.
  const context = { exclude: [['[data-base-ui-focus-guard]']] }
  // Only what is wrong is described; describing the rest takes most of the time.
  const { violations } = await axe.run(context, {
    resultTypes: ['violations'],
    ...(rules && { runOnly: [...rules] }),
  })
  const show = ({ html }: NodeResult) => html.slice(0, 120)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(show).join(' | ')}`)
}
