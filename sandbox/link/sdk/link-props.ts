/** The interface of Codat's Link SDK (npm, `@codat/sdk-link-types` 1.10.1), without banking and commerce. */
export interface LinkProps {
  readonly companyId: string;
  readonly accessToken?: string;
  readonly onConnection: (args: ConnectionArgs) => void;
  /** Called after the consent, when there is a connection but no organisation yet. */
  readonly onConnectionStarted?: (args: ConnectionArgs) => void;
  readonly onConsent?: (args: { readonly text: string }) => void;
  readonly onFinish: () => void;
  /** Without it there is no close button. */
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
  /** Deprecated by Codat for `hideBorder` and no `onClose`. */
  readonly nonModal?: boolean;
  readonly hideBorder?: boolean;
  readonly showLandingPage?: boolean;
  readonly showSandboxIntegrations?: boolean;
  readonly theme?: { readonly colors?: { readonly primary?: string } };
  readonly sourceTypes?: { readonly accounting?: AccountingOptions };
  readonly text?: Readonly<Record<string, string | readonly string[]>>;
  /** For pages whose policy allows styles by nonce. */
  readonly nonce?: string;
}

export interface AccountingOptions {
  /** The flow can be completed without a connection. */
  readonly optional?: boolean;
  readonly enableIntegrations?: boolean;
  /** The name in Codat's description of the option. */
  readonly enableIntegration?: boolean;
  readonly allowedIntegrations?: readonly string[];
  readonly dataTypes?: readonly string[];
}

/** Responses of the module's own endpoints. */
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
  /** It only connects test data. */
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
