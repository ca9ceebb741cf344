// The page in which the races run. It does nothing by itself; `bench` is called from outside.
import '../../../src/renderer/styles/app.css'
import { speak } from '../../../src/words/language.ts'
import type { BenchApi } from './bench-api.ts'
import { createConversationBench } from './conversation-bench.ts'
import { installBridge } from './conversation/stand-in-bridge.ts'
import { createStreamBench } from './stream-bench.ts'

const host = document.querySelector<HTMLElement>('#host')
if (!host) throw new Error('index.html has no host')

speak('en')
// The app's views look for the bridge as soon as they are loaded.
installBridge()

const violations: string[] = []
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
  violations.push(`${effectiveDirective} (${sourceFile.replace(/^.*\//u, '')}:${lineNumber})`),
)

const bench: BenchApi = {
  ...createStreamBench(host),
  ...createConversationBench(host),
  listViolations: () => [...new Set(violations)],
}

Object.assign(window, { bench })
