import { PasswordField } from '@/components/account/password-field'
import type { WaysToConfirm } from '@/lib/linked-account/queries'

type Props = {
  ways: WaysToConfirm
  name?: string
  label?: string
  problem?: string | undefined
}

/** In a form that only the owner of an account may send: their password, if they have one. */
export function OwnersPassword({ ways, problem, ...field }: Props) {
  if (!ways.hasPassword) return null
  return <PasswordField {...field} autoComplete="current-password" typed="" problem={problem} />
}
