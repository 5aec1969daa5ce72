import type { Concept } from '../concept';

const kinds = (concept: Concept, words: string): readonly (readonly [string, Concept])[] =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => [word, concept] as const);

/** Words that tell by themselves. What may mean two things ("club", "market", "studio") is left out on purpose. */
export const kindWords: readonly (readonly [string, Concept])[] = [
  ...kinds('airline', 'airlines airline airways airway aviation aerolineas luftfahrt'),
  ...kinds(
    'hotel',
    'hotel hotels hotell htl hostel hostels hostal inn motel lodge resort guesthouse suites gasthof albergo auberge posada parador pousada gite bnb lodging',
  ),
  ...kinds(
    'taxi',
    'taxi taxis taxicab cab cabs cabbie minicab minicabs rideshare limo limousine chauffeur chauffeurs taksi',
  ),
  ...kinds('rail', 'railway railways rail trains railroad bahn'),
  ...kinds('transit', 'transit buses metrorail tramway subte'),
  ...kinds('ferry', 'ferry ferries'),
  ...kinds('car-rental', 'autovermietung autoverhuur carhire rentacar noleggio'),
  ...kinds(
    'parking',
    'parking parkplatz parkhaus carpark parkeren parkering parcheggio aparcamiento stationnement valet',
  ),
  ...kinds('toll', 'toll tolls tollway turnpike tollroad peage autostrade autoroutes maut'),
  ...kinds('fuel', 'petrol gasoline fuel fuels tankstelle gasolinera benzin petroleum carburant gasolineras'),
  ...kinds('ev-charging', 'charger chargers supercharger evcharging'),
  ...kinds(
    'car-service',
    'carwash tyres tyre tires tire autocare autorepair mechanic mechanics mechanical kfz carrozzeria autoservice collision autobody smog',
  ),
  ...kinds(
    'restaurant',
    `restaurant restaurants restaurante ristorante restaurang ravintola bistro bistrot brasserie trattoria osteria pizzeria pizza pizzas
    pizzaria sushi ramen noodle noodles grill grille steakhouse steak steaks diner eatery cantina taqueria taco tacos burrito
    burritos burger burgers kebab kebabs doner shawarma falafel bbq barbecue barbeque smokehouse deli delicatessen
    sandwich sandwiches bagel bagels donuts doughnuts gelato gelateria creamery tapas curry tandoori biryani thali dumpling dumplings
    dimsum pho wok teriyaki izakaya poke pasta seafood oyster crab chippy rotisserie wirtshaus gaststaette
    kitchen eats dining imbiss traiteur creperie waffle waffles pancake pancakes snack snackbar canteen mensa
    churrascaria parrilla marisqueria asador sizzler chophouse brunch buffet takeaway hotpot soup salad salads trattoria gastropub`,
  ),
  ...kinds(
    'coffee',
    'coffee cafe cafes caffe kaffee koffie espresso roasters roastery roasting cafeteria tea teahouse bakery bakeries backerei baeckerei patisserie boulangerie konditorei bakehouse pasticceria panaderia pasteleria juice smoothie',
  ),
  ...kinds(
    'bar',
    'bar bars pub pubs tavern taproom brewpub cocktail cocktails winebar saloon taphouse alehouse cerveceria brewery brewing',
  ),
  ...kinds(
    'groceries',
    'supermarket supermarkets supermarche supermercado supermercati supermarkt grocery groceries grocers greengrocer butcher butchers carniceria delikatessen',
  ),
  ...kinds('catering', 'catering caterers'),
  ...kinds('software', 'software saas'),
  ...kinds('web-hosting', 'hosting webhosting domains'),
  ...kinds('advertising', 'advertising advertisement ads adwords billboard billboards'),
  ...kinds(
    'printing',
    'printing printers print printshop signs signage copyshop imprenta imprimerie drukkerij tipografia',
  ),
  ...kinds('telephone', 'telecom telecoms telekom telephone wireless cellular mobiles telecommunications telefonica'),
  ...kinds('internet', 'broadband fibre fiber wifi internet'),
  ...kinds(
    'office-supplies',
    'stationery stationers stationer stationary papeterie papeleria papelaria burobedarf cartoleria kantoorartikelen',
  ),
  ...kinds('furniture', 'furniture furnishings mobel moebel meubles muebles meubelen mobilia'),
  ...kinds('electronics', 'computers electronics electronic elektronik laptops electronica'),
  ...kinds(
    'diy',
    'hardware tools lumber timber baumarkt quincaillerie ferreteria bricolage builders ironmongers ironmongery paints',
  ),
  ...kinds('packaging', 'packaging'),
  ...kinds('postage', 'postage postal stamps postamt'),
  ...kinds('courier', 'courier couriers freight parcel parcels shipping kurier logistics'),
  ...kinds('bank-fees', 'overdraft'),
  ...kinds(
    'insurance',
    'insurance assurance assurances insurers insurer underwriters versicherung versicherungen verzekeringen seguros assicurazioni forsakring forsikring',
  ),
  ...kinds('coworking', 'coworking cowork'),
  ...kinds('energy', 'electricity gaswerke stadtwerke elektrizitat elettrica'),
  ...kinds('water', 'sewer sewerage waterworks'),
  ...kinds('waste', 'waste recycling skips dumpsters junk'),
  ...kinds('training', 'training elearning courses seminars workshops tutoring masterclass'),
  ...kinds(
    'books',
    'books bookshop bookstore booksellers bookseller librairie libreria livraria buchhandlung boekhandel',
  ),
  ...kinds('events', 'conference conferences expo congress symposium tradeshow'),
  ...kinds(
    'legal',
    'law legal solicitor solicitors attorney attorneys lawyer lawyers barristers notary notaire notar rechtsanwalt rechtsanwalte rechtsanwaelte advocaten avocats avocat abogados advokat kanzlei conveyancing esq',
  ),
  ...kinds(
    'accounting',
    'accounting accountants accountant accountancy cpa cpas bookkeeping bookkeepers bookkeeper steuerberater steuerberatung comptable gestoria audit auditors',
  ),
  ...kinds('recruitment', 'recruitment recruiting recruiters staffing'),
  ...kinds(
    'repairs',
    'plumbing plumber plumbers repair repairs electrician electricians electrical hvac roofing locksmith locksmiths handyman glazing glaziers carpentry joinery painters decorators boiler sanitar drains drainage',
  ),
  ...kinds(
    'cleaning',
    'cleaning cleaners cleaner janitorial reinigung laundry laundromat laundrette launderette drycleaners maids',
  ),
  ...kinds('security', 'alarm alarms cctv'),
  ...kinds(
    'entertainment',
    'cinema cinemas theatre theater theatres theaters bowling karaoke museum arcade kino cine opera ballet zoo aquarium stadium',
  ),
  ...kinds('fitness', 'gym gyms fitness yoga pilates crossfit'),
  ...kinds(
    'medical',
    'dental dentist dentists dentistry clinic medical physio physiotherapy optician opticians orthodontics doctors chiropractic surgery hospital dermatology zahnarzt',
  ),
  ...kinds(
    'pharmacy',
    'pharmacy pharmacies chemist chemists apotheke pharmacie farmacia apotek apteka apotheek drugstore',
  ),
  ...kinds('charity', 'charity foundation donation donations nonprofit hospice'),
  ...kinds('payroll', 'payroll'),
  ...kinds('gifts', 'florist florists flowers flower gifts fleurs blumen fleuriste floral hampers giftcards'),
  ...kinds('clothing', 'clothing apparel workwear uniforms uniform footwear shoes tailors'),
  ...kinds('beauty', 'salon barber barbers barbershop hairdressers hair nails spa beauty'),
  ...kinds('pets', 'vet vets veterinary pets pet'),
  ...kinds('childcare', 'nursery kindergarten daycare childcare'),
];
