// What Latchkey tells of itself.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { useResource } from '../../base/store.ts'
import { appInfo } from '../../stores/settings.ts'
import { Part } from './part.tsx'

export function AboutSettings(): ReactNode {
  const info = useResource(appInfo).value
  return (
    <Part name={words.settings.versionName} setting="version">
      {info && <p>{words.settings.version(info.version)}</p>}
      <p className="mt-1 text-small text-quiet">{words.settings.aboutSentence}</p>
    </Part>
  )
}
