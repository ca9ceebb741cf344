import type { Page } from 'playwright'
import { usageInEnglish as words } from '../../../src/words/en/usage.ts'

type Words<Name extends 'parts' | 'periods' | 'measures' | 'groupings' | 'recordKinds'> =
  keyof (typeof words)[Name]

export const usageOf = (page: Page) => {
  const choose = (group: string, name: string) =>
    page
      .getByRole('radiogroup', { name: group, exact: true })
      .getByRole('radio', { name, exact: true })
      .check()
  const grid = page.getByRole('grid', { name: words.records })
  const plot = page.getByRole('group', { name: new RegExp(words.chartKeys, 'u') })
  const breakdown = page.getByRole('table', { name: /^By / })
  const section = (name: string) => page.getByRole('region', { name, exact: true })
  return {
    /** The figure under a name, as a person reads it: "$0.0031". */
    figure: (name: 'spent' | 'requests' | 'errors' | 'budgetLeft') =>
      page
        .locator('dl > div')
        .filter({ has: page.getByText(words[name], { exact: true }) })
        .locator('dd')
        .first(),
    figures: page.locator('dl').first(),
    openPart: (part: Words<'parts'>) => choose(words.part, words.parts[part]),
    choosePeriod: (period: Words<'periods'>) => choose(words.period, words.periods[period]),
    chooseMeasure: (measure: Words<'measures'>) => choose(words.measure, words.measures[measure]),
    breakDownBy: (by: Words<'groupings'>) => choose(words.breakdown, words.groupings[by]),
    chooseKind: (kind: Words<'recordKinds'>) => choose(words.recordKind, words.recordKinds[kind]),
    dateField: (name: 'from' | 'to') => page.getByLabel(words[name], { exact: true }),
    problem: page.getByRole('alert'),

    plot,
    /** One for each day, week or month. */
    bars: plot.getByRole('img'),
    readBar: plot.locator(':focus'),
    tip: page.getByTestId('chart-tip'),
    /** Each text below and beside the bars, from left to right and top to bottom. */
    labels: plot.locator('text'),
    legend: (name: string) =>
      section(words.chart).getByRole('listitem').getByRole('button', { name, exact: true }),
    showTable: () => page.getByRole('button', { name: words.asTable }).click(),
    showChart: () => page.getByRole('button', { name: words.asChart }).click(),
    chartTable: section(words.chart).getByRole('table'),
    note: section(words.chart).getByText(words.unpricedOnly),

    breakdown,
    group: (name: string) => breakdown.getByRole('button', { name, exact: true }),
    /** What the page is filtered by; a click removes the filter. */
    chip: (what: string) => page.getByRole('button', { name: words.unfilter(what), exact: true }),

    grid,
    /** The first row has the names of the columns. */
    records: grid.getByRole('row'),
    /** The button of each line. */
    lines: grid.locator('[data-record]'),
    fact: (name: keyof typeof words.facts) =>
      grid
        .locator('dl > div')
        .filter({ has: page.getByText(words.facts[name], { exact: true }) })
        .locator('dd'),
    showMessage: grid.getByRole('button', { name: words.showMessage }),
    messageGone: grid.getByText(words.messageGone),
    menu: page.getByRole('button', { name: words.menu, exact: true }),
    menuItem: (name: string) => page.getByRole('menuitem', { name, exact: true }),
    menuChoice: (name: string) => page.getByRole('menuitemradio', { name, exact: true }),
  }
}
