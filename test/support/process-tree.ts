// Lists a process and its descendants with arguments and environment, as another program of the same account can see them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export interface SeenProcess {
  readonly pid: number
  readonly commandLine: string
  /** The environment when the process began. */
  readonly environment: string
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has ended in the meantime, or is not ours to look at
  }
}

const parentOf = (pid: number): number =>
  Number(/^\d+ \(.*\) \S (\d+)/su.exec(read(`/proc/${pid}/stat`))?.[1] ?? 0)

/** Empty on a system without /proc. */
export function listProcessTree(root: number): readonly SeenProcess[] {
  if (!existsSync('/proc/self/stat')) return []
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  const isInTree = (pid: number): boolean => {
    for (let at = pid, depth = 0; at > 1 && depth < 50; at = parents.get(at) ?? 0, depth += 1)
      if (at === root) return true
    return false
  }
  return all.filter(isInTree).map((pid) => ({
    pid,
    commandLine: read(`/proc/${pid}/cmdline`),
    environment: read(`/proc/${pid}/environ`),
  }))
}
