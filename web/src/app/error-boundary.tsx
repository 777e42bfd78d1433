import { Component, type ReactNode } from 'react';
import { ErrorScreen } from './error-screen.tsx';

interface Props {
  /** A failure is forgotten when this changes. */
  page: string;
  children: ReactNode;
}

/**
 * A page that fails must not take the navigation with it, and leaving the page clears the failure. Not done with a key:
 * that would build the page being left anew while the next one loads.
 */
export class ErrorBoundary extends Component<Props, { page: string; error: unknown }> {
  override state: { page: string; error: unknown } = { page: this.props.page, error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  static getDerivedStateFromProps({ page }: Props, state: { page: string }): { page: string; error: unknown } | null {
    return page === state.page ? null : { page, error: undefined };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <ErrorScreen error={this.state.error} />;
  }
}
