import { Time } from '@/components/annotation/time'
import { SettingForm } from '@/components/setting/setting-form'
import type { SettingView } from '@/lib/setting/queries'
import { defaults, settingFields, settingWords } from '@/lib/setting/settings'

/** A setting with its form, and who changed it to what. */
export function SettingRow({ setting: { name, value, version, history } }: { setting: SettingView }) {
  return (
    <section aria-label={settingFields[name].label} className="grid gap-3 px-5 py-5">
      <SettingForm key={version} {...{ name, value, version }} />
      {history.length > 0 ? (
        <details className="text-sm text-muted">
          <summary className="inline-flex min-h-9 cursor-pointer items-center underline underline-offset-4">
            Changed {history.length === 1 ? 'once' : `${version} times`}
          </summary>
          <ul className="mt-1 grid gap-1">
            {history.map((change) => (
              <li key={change.version}>
                <b className="font-semibold text-ink">{settingWords(name, change.value)}</b> by{' '}
                {change.by ?? 'the operator'} · <Time at={change.at} />
              </li>
            ))}
            <li>Before that, as installed: {settingWords(name, defaults[name])}</li>
          </ul>
        </details>
      ) : (
        <p className="text-sm text-muted">As installed.</p>
      )}
    </section>
  )
}
