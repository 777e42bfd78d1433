import { listPlaces } from '../../../src/kernel/indicators/contract.ts';
import type { CallAnswer } from './api.ts';
import { useSay } from './i18n.ts';
import { useAnswer } from './query.ts';

type Places = Pick<CallAnswer<typeof listPlaces>, 'cities' | 'parks'>;

/** The zone's full name; empty until the server has answered. */
export function useZoneName(): string {
  const say = useSay();
  const { data } = useAnswer(listPlaces);
  return data ? say(data.zone) : '';
}

/** The cities and parks of the zone, from its pack; empty until the server has answered. */
export function usePlaces(): Places & { nameOf: (code: string) => string } {
  const say = useSay();
  const { data } = useAnswer(listPlaces);
  const { cities = [], parks = [] } = data ?? {};
  return {
    cities,
    parks,
    nameOf: (code) => {
      const place = [...cities, ...parks].find((one) => one.code === code);
      return place ? say({ zh: place.shortZh, en: place.shortEn }) : code;
    },
  };
}
