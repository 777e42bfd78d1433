import { useSay } from '../../app/i18n.ts';
import { usePlaces } from '../../app/places.ts';

/** Names of cities by their code; the code until the server has answered. */
export function useCityName(): (code: string) => string {
  const say = useSay();
  const { cities } = usePlaces();
  return (code) => {
    const city = cities.find((c) => c.code === code);
    return city ? say(city) : code;
  };
}
