import type { Concept } from '@/lib/domain/merchant/concept';

const words = (concept: Concept, words: string): readonly (readonly [string, Concept])[] =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => [word, concept] as const);

/**
 * Single words that tell what a merchant sells. Words with several meanings ("club", "market", "studio") are left out
 * on purpose.
 */
export const conceptWords: readonly (readonly [string, Concept])[] = [
  ...words('airline', 'airlines airline airways airway aviation aerolineas luftfahrt'),
  ...words(
    'hotel',
    'hotel hotels hotell htl hostel hostels hostal inn motel lodge resort guesthouse suites gasthof albergo auberge posada parador pousada gite bnb lodging',
  ),
  ...words(
    'taxi',
    'taxi taxis taxicab cab cabs cabbie minicab minicabs rideshare limo limousine chauffeur chauffeurs taksi',
  ),
  ...words('rail', 'railway railways rail trains railroad bahn'),
  ...words('transit', 'transit buses metrorail tramway subte'),
  ...words('ferry', 'ferry ferries'),
  ...words('car-rental', 'autovermietung autoverhuur carhire rentacar noleggio'),
  ...words(
    'parking',
    'parking parkplatz parkhaus carpark parkeren parkering parcheggio aparcamiento stationnement valet',
  ),
  ...words('toll', 'toll tolls tollway turnpike tollroad peage autostrade autoroutes maut'),
  ...words('fuel', 'petrol gasoline fuel fuels tankstelle gasolinera benzin petroleum carburant gasolineras'),
  ...words('ev-charging', 'charger chargers supercharger evcharging'),
  ...words(
    'car-service',
    'carwash tyres tyre tires tire autocare autorepair mechanic mechanics mechanical kfz carrozzeria autoservice collision autobody smog',
  ),
  ...words(
    'restaurant',
    `restaurant restaurants restaurante ristorante restaurang ravintola bistro bistrot brasserie trattoria osteria pizzeria pizza pizzas
    pizzaria sushi ramen noodle noodles grill grille steakhouse steak steaks diner eatery cantina taqueria taco tacos burrito
    burritos burger burgers kebab kebabs doner shawarma falafel bbq barbecue barbeque smokehouse deli delicatessen
    sandwich sandwiches bagel bagels donuts doughnuts gelato gelateria creamery tapas curry tandoori biryani thali dumpling dumplings
    dimsum pho wok teriyaki izakaya poke pasta seafood oyster crab chippy rotisserie wirtshaus gaststaette
    kitchen eats dining imbiss traiteur creperie waffle waffles pancake pancakes snack snackbar canteen mensa
    churrascaria parrilla marisqueria asador sizzler chophouse brunch buffet takeaway hotpot soup salad salads trattoria gastropub`,
  ),
  ...words(
    'coffee',
    'coffee cafe cafes caffe kaffee koffie espresso roasters roastery roasting cafeteria tea teahouse bakery bakeries backerei baeckerei patisserie boulangerie konditorei bakehouse pasticceria panaderia pasteleria juice smoothie',
  ),
  ...words(
    'bar',
    'bar bars pub pubs tavern taproom brewpub cocktail cocktails winebar saloon taphouse alehouse cerveceria brewery brewing',
  ),
  ...words(
    'groceries',
    'supermarket supermarkets supermarche supermercado supermercati supermarkt grocery groceries grocers greengrocer butcher butchers carniceria delikatessen',
  ),
  ...words('catering', 'catering caterers'),
  ...words('software', 'software saas'),
  ...words('web-hosting', 'hosting webhosting domains'),
  ...words('advertising', 'advertising advertisement ads adwords billboard billboards'),
  ...words(
    'printing',
    'printing printers print printshop signs signage copyshop imprenta imprimerie drukkerij tipografia',
  ),
  ...words('telephone', 'telecom telecoms telekom telephone wireless cellular mobiles telecommunications telefonica'),
  ...words('internet', 'broadband fibre fiber wifi internet'),
  ...words(
    'office-supplies',
    'stationery stationers stationer stationary papeterie papeleria papelaria burobedarf cartoleria kantoorartikelen',
  ),
  ...words('furniture', 'furniture furnishings mobel moebel meubles muebles meubelen mobilia'),
  ...words('electronics', 'computers electronics electronic elektronik laptops electronica'),
  ...words(
    'diy',
    'hardware tools lumber timber baumarkt quincaillerie ferreteria bricolage builders ironmongers ironmongery paints',
  ),
  ...words('packaging', 'packaging'),
  ...words('postage', 'postage postal stamps postamt'),
  ...words('courier', 'courier couriers freight parcel parcels shipping kurier logistics'),
  ...words('bank-fees', 'overdraft'),
  ...words(
    'insurance',
    'insurance assurance assurances insurers insurer underwriters versicherung versicherungen verzekeringen seguros assicurazioni forsakring forsikring',
  ),
  ...words('coworking', 'coworking cowork'),
  ...words('energy', 'electricity gaswerke stadtwerke elektrizitat elettrica'),
  ...words('water', 'sewer sewerage waterworks'),
  ...words('waste', 'waste recycling skips dumpsters junk'),
  ...words('training', 'training elearning courses seminars workshops tutoring masterclass'),
  ...words(
    'books',
    'books bookshop bookstore booksellers bookseller librairie libreria livraria buchhandlung boekhandel',
  ),
  ...words('events', 'conference conferences expo congress symposium tradeshow'),
  ...words(
    'legal',
    'law legal solicitor solicitors attorney attorneys lawyer lawyers barristers notary notaire notar rechtsanwalt rechtsanwalte rechtsanwaelte advocaten avocats avocat abogados advokat kanzlei conveyancing esq',
  ),
  ...words(
    'accounting',
    'accounting accountants accountant accountancy cpa cpas bookkeeping bookkeepers bookkeeper steuerberater steuerberatung comptable gestoria audit auditors',
  ),
  ...words('recruitment', 'recruitment recruiting recruiters staffing'),
  ...words(
    'repairs',
    'plumbing plumber plumbers repair repairs electrician electricians electrical hvac roofing locksmith locksmiths handyman glazing glaziers carpentry joinery painters decorators boiler sanitar drains drainage',
  ),
  ...words(
    'cleaning',
    'cleaning cleaners cleaner janitorial reinigung laundry laundromat laundrette launderette drycleaners maids',
  ),
  ...words('security', 'alarm alarms cctv'),
  ...words(
    'entertainment',
    'cinema cinemas theatre theater theatres theaters bowling karaoke museum arcade kino cine opera ballet zoo aquarium stadium',
  ),
  ...words('fitness', 'gym gyms fitness yoga pilates crossfit'),
  ...words(
    'medical',
    'dental dentist dentists dentistry clinic medical physio physiotherapy optician opticians orthodontics doctors chiropractic surgery hospital dermatology zahnarzt',
  ),
  ...words(
    'pharmacy',
    'pharmacy pharmacies chemist chemists apotheke pharmacie farmacia apotek apteka apotheek drugstore',
  ),
  ...words('charity', 'charity foundation donation donations nonprofit hospice'),
  ...words('payroll', 'payroll'),
  ...words('gifts', 'florist florists flowers flower gifts fleurs blumen fleuriste floral hampers giftcards'),
  ...words('clothing', 'clothing apparel workwear uniforms uniform footwear shoes tailors'),
  ...words('beauty', 'salon barber barbers barbershop hairdressers hair nails spa beauty'),
  ...words('pets', 'vet vets veterinary pets pet'),
  ...words('childcare', 'nursery kindergarten daycare childcare'),
];
