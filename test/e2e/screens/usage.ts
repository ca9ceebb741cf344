import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

type Names<Noun extends 'parts' | 'periods' | 'measures' | 'groupings' | 'recordKinds'> =
  keyof (typeof words.usage)[Noun]

export const usageOf = (page: Page) => {
  const choose = (group: string, name: string) =>
    page
      .getByRole('radiogroup', { name: group, exact: true })
      .getByRole('radio', { name, exact: true })
      .check()
  const grid = page.getByRole('grid', { name: words.usage.records })
  const plot = page.getByRole('group', { name: new RegExp(words.usage.chartKeys, 'u') })
  const breakdown = page.getByRole('table', { name: /^By / })
  const section = (name: string) => page.getByRole('region', { name, exact: true })
  return {
    /** The figure under a name, as a person reads it: "$0.0031". */
    figure: (name: 'spent' | 'requests' | 'errors' | 'budgetLeft') =>
      page
        .locator('dl > div')
        .filter({ has: page.getByText(words.usage[name], { exact: true }) })
        .locator('dd')
        .first(),
    figures: page.locator('dl').first(),
    openPart: (part: Names<'parts'>) => choose(words.usage.part, words.usage.parts[part]),
    choosePeriod: (period: Names<'periods'>) => choose(words.usage.period, words.usage.periods[period]),
    chooseMeasure: (measure: Names<'measures'>) => choose(words.usage.measure, words.usage.measures[measure]),
    breakDownBy: (by: Names<'groupings'>) => choose(words.usage.breakdown, words.usage.groupings[by]),
    chooseKind: (kind: Names<'recordKinds'>) => choose(words.usage.recordKind, words.usage.recordKinds[kind]),
    dateField: (name: 'from' | 'to') => page.getByLabel(words.usage[name], { exact: true }),
    problem: page.getByRole('alert'),

    plot,
    /** One for each day, week or month. */
    bars: plot.getByRole('img'),
    readBar: plot.locator(':focus'),
    tip: page.getByTestId('chart-tip'),
    /** Each text below and beside the bars, from left to right and top to bottom. */
    labels: plot.locator('text'),
    legend: (name: string) =>
      section(words.usage.chart).getByRole('listitem').getByRole('button', { name, exact: true }),
    showTable: () => page.getByRole('button', { name: words.usage.asTable }).click(),
    showChart: () => page.getByRole('button', { name: words.usage.asChart }).click(),
    chartTable: section(words.usage.chart).getByRole('table'),
    note: section(words.usage.chart).getByText(words.usage.unpricedOnly),

    breakdown,
    group: (name: string) => breakdown.getByRole('button', { name, exact: true }),
    /** What the page is filtered by; a click removes the filter. */
    chip: (what: string) => page.getByRole('button', { name: words.usage.unfilter(what), exact: true }),

    grid,
    /** The first row has the names of the columns. */
    records: grid.getByRole('row'),
    /** The button of each line. */
    lines: grid.locator('[data-record]'),
    fact: (name: keyof typeof words.usage.facts) =>
      grid
        .locator('dl > div')
        .filter({ has: page.getByText(words.usage.facts[name], { exact: true }) })
        .locator('dd'),
    showMessage: grid.getByRole('button', { name: words.usage.showMessage }),
    messageGone: grid.getByText(words.usage.messageGone),
    menu: page.getByRole('button', { name: words.usage.menu, exact: true }),
    menuItem: (name: string) => page.getByRole('menuitem', { name, exact: true }),
    menuChoice: (name: string) => page.getByRole('menuitemradio', { name, exact: true }),
  }
}
