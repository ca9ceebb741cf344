// Opens a display for windows that nobody needs to see: a private Xvfb on Linux; elsewhere, or without Xvfb,
// the display that is already there.
import { onTearDown } from './teardown.ts'
import { readFirstLine, startBoundChild } from './bound-child.ts'
import { findProgram, type Environment } from './project.ts'

const startTimeoutMs = 10_000

/** Returns true if a person could see a window of this process. */
export const hasDisplay = (env: Environment = process.env) =>
  process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])

/**
 * Starts a display of 1280 × 900 that ends with this process; returns the variables that programs need to use
 * it. With LATCHKEY_SHOW=1 it starts none, so that a person sees the window.
 */
export const openPrivateDisplay = async (): Promise<Environment> => {
  if (process.env['LATCHKEY_SHOW'] === '1') return {}
  const xvfb = process.platform === 'linux' ? findProgram('Xvfb') : undefined
  if (xvfb === undefined) return {}
  const args = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset']
  const child = startBoundChild(xvfb, args)
  onTearDown(child.stop)
  const number = await readFirstLine(child, startTimeoutMs)
  return { DISPLAY: `:${number.trim()}`, WAYLAND_DISPLAY: undefined, XAUTHORITY: undefined }
}
