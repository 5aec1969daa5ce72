/**
 * The properties of Codat's Link SDK (npm package `@codat/sdk-link-types` 1.10.1), without those for banking and
 * commerce.
 */
export interface LinkProps {
  readonly companyId: string;
  readonly accessToken?: string;
  readonly onConnection: (args: ConnectionArgs) => void;
  /** Called after the consent, when the connection exists but has no organisation yet. */
  readonly onConnectionStarted?: (args: ConnectionArgs) => void;
  readonly onConsent?: (args: { readonly text: string }) => void;
  readonly onFinish: () => void;
  /** Called when the person presses the close button. Without this callback there is no close button. */
  readonly onClose?: () => void;
  readonly onError: (args: ErrorArgs) => void;
  readonly options?: LinkOptions;
}

export interface ConnectionArgs {
  readonly connectionId: string;
  readonly integrationId: string;
  readonly integrationKey: string;
  readonly platformName: string;
  readonly sourceId: string;
  readonly sourceType: string;
}

export interface ErrorArgs {
  readonly correlationId?: string;
  readonly message?: string;
  readonly errorCode?: number;
  readonly userRecoverable: boolean;
}

export interface LinkOptions {
  /** Codat has deprecated this option. It has the same effect as `hideBorder` without `onClose`. */
  readonly nonModal?: boolean;
  readonly hideBorder?: boolean;
  readonly showLandingPage?: boolean;
  readonly showSandboxIntegrations?: boolean;
  readonly theme?: { readonly colors?: { readonly primary?: string } };
  readonly sourceTypes?: { readonly accounting?: AccountingOptions };
  readonly text?: Readonly<Record<string, string | readonly string[]>>;
  /** The nonce for the style element, if the page's content security policy requires one. */
  readonly nonce?: string;
}

export interface AccountingOptions {
  /** True lets the person complete Link without a connection. */
  readonly optional?: boolean;
  readonly enableIntegrations?: boolean;
  /** Another name for `enableIntegrations`, used in Codat's description of the option. */
  readonly enableIntegration?: boolean;
  readonly allowedIntegrations?: readonly string[];
  readonly dataTypes?: readonly string[];
}

/** The responses of the endpoints in api.ts. */
export interface Flow {
  readonly clientName: string;
  readonly companyName: string;
  readonly packages: readonly OfferedPackage[];
  readonly linkedTo: string | null;
}

export interface OfferedPackage {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  /** True if the package connects only to test data. */
  readonly isSandbox: boolean;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export interface Started {
  readonly connection: ConnectionArgs;
  readonly organisations: readonly OfferedOrganisation[];
}

export interface OfferedOrganisation {
  readonly key: string;
  readonly name: string;
  readonly facts: string;
}

export interface Connected {
  readonly connection: ConnectionArgs;
  readonly organisation: string;
}
