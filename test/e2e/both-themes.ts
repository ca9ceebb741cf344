// Looks for what axe finds wrong in both themes, one after the other, so that a test comes to each screen once.
import type { Page } from 'playwright'
import { findViolations, useTheme as changeTheme } from './axe.ts'

/** The rules whose outcome depends on colors. */
const colorRules = ['color-contrast', 'link-in-text-block']

/**
 * What is wrong in either theme. They differ in colors alone, so that all else is checked in the light one only.
 */
export async function findInBothThemes(page: Page): Promise<string[]> {
  const found = await findViolations(page)
  await changeTheme(page, 'dark')
  const inTheDark = await findViolations(page, colorRules)
  await changeTheme(page, 'light')
  return [...found, ...inTheDark.map((fault) => `in the dark theme, ${fault}`)]
}
