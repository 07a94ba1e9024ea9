import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'

/** What the browser is asked for so that somebody shows who they are. */
export type Asking = { options: PublicKeyCredentialRequestOptionsJSON }

/** What it is asked for so that it makes a passkey. */
export type Adding = { options: PublicKeyCredentialCreationOptionsJSON }
