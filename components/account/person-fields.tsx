import { PasswordField } from '@/components/account/password-field'
import { TextField } from '@/components/ui/field'

type Props = {
  typed: (name: string) => string
  problems: Record<string, string>
  /** The address, where it is known whose it is; then only for password managers. */
  email?: string
}

/** What an account is made of. */
export function PersonFields({ typed, problems, email }: Props) {
  return (
    <>
      {email && <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />}
      <NameFields {...{ typed, problems }} />
      {!email && <EmailField {...{ typed, problems }} />}
      <PasswordField
        autoComplete="new-password"
        hint="At least 8 characters."
        typed={typed('password')}
        problem={problems.password}
      />
    </>
  )
}

/** The same without a password, for whoever signs in by another site. */
export function UnlockedPersonFields(props: Omit<Props, 'email'>) {
  return (
    <>
      <NameFields {...props} />
      <EmailField {...props} />
    </>
  )
}

function NameFields({ typed, problems }: Omit<Props, 'email'>) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        hint="Stands beside what you write."
        autoComplete="name"
        defaultValue={typed('name')}
        problem={problems.name}
        required
      />
      <TextField
        label="Handle"
        name="handle"
        hint="Short and unique: letters, digits, hyphens."
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typed('handle')}
        problem={problems.handle}
        required
      />
    </>
  )
}

function EmailField({ typed, problems }: Omit<Props, 'email'>) {
  return (
    <TextField
      label="E-mail"
      name="email"
      type="email"
      hint="Never shown to others."
      autoComplete="username"
      defaultValue={typed('email')}
      problem={problems.email}
      required
    />
  )
}
