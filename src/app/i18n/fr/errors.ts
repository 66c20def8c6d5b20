import type { Catalogue } from "../catalogue.ts";

export default {
  advice: {
    NO_FACE: "Aucun visage trouvé. Utilisez une photo où le visage est grand et net.",
    MULTIPLE_FACES: "Deux visages : il ne doit y en avoir qu’un sur l’image.",
    IMAGE_TOO_SMALL: "Cette image est trop petite. Il faut au moins 224 × 224 pixels.",
    FACE_TOO_SMALL: "Rapprochez-vous : le visage est trop petit dans l’image.",
    TOO_BLURRY: "Ne bougez pas : l’image est floue.",
    TOO_DARK: "Trouvez plus de lumière : le visage est trop sombre.",
    TOO_BRIGHT: "Trouvez une lumière plus douce : le visage est trop clair.",
    POSE_TOO_EXTREME: "Regardez la caméra bien en face.",
    FACE_CUT_OFF: "Reculez : une partie du visage est hors de l’image.",
    UNSUPPORTED_IMAGE:
      "Ce fichier n’est pas une image lisible. Utilisez une photo JPEG, PNG ou WebP.",
    IMAGE_TOO_LARGE: "Cette image est trop grande. Utilisez-en une de 64 mégapixels au plus.",
    INVALID_ARGUMENT: "Une donnée saisie n’est pas valable. Voyez les champs marqués.",
    NOT_FOUND: "Ceci n’est plus là. Il a peut-être été supprimé.",
    CONFLICT: "Cet ID ou ce nom est déjà pris. Choisissez-en un autre.",
    POSSIBLE_DUPLICATE: "Cette personne est peut-être déjà enrôlée. Comparez avant de continuer.",
    QUOTA_EXCEEDED: "Le stockage de l’appareil est plein. Libérez de la place, puis réessayez.",
    STORAGE_BLOCKED:
      "Le navigateur ne laisse pas cette page enregistrer de données. Quittez la navigation privée ou autorisez le stockage.",
    LOCKED: "L’application est verrouillée. Saisissez la phrase secrète.",
    WRONG_PASSPHRASE: "Cette phrase secrète n’est pas la bonne.",
    CORRUPT_BACKUP: "Ce fichier de sauvegarde est endommagé.",
    MODEL_MISMATCH: "Ces photos ont été enrôlées avec un autre modèle. Enrôlez-les de nouveau.",
    MODEL_LOAD_FAILED:
      "La reconnaissance n’a pas pu démarrer. Rechargez la page ; si cela ne suffit pas, utilisez un navigateur à jour.",
    NOT_LIVE:
      "C’est peut-être une photo ou un écran. Une personne vivante doit être devant la caméra.",
    ABORTED: "Arrêté. Rien n’a été modifié.",
    CAMERA_DENIED:
      "Le navigateur ne laisse pas cette page utiliser la caméra. Autorisez-la dans la barre d’adresse ou les réglages, puis réessayez.",
    CAMERA_NOT_FOUND: "Cet appareil n’a pas de caméra. Choisissez plutôt des photos.",
    CAMERA_BUSY: "Un autre programme utilise la caméra. Fermez-le, puis réessayez.",
    CAMERA_LOST: "La caméra a été débranchée ou retirée. Branchez-la, puis réessayez.",
    NOT_LOADED:
      "Ceci est chargé à la première utilisation. Connectez-vous une fois au réseau, puis réessayez.",
    UNEXPECTED: "Quelque chose n’a pas marché. Réessayez ; si cela continue, rechargez la page.",
  },
  causes: {
    worker_restarted:
      "Quelque chose s’est arrêté à l’intérieur et a été relancé ; rien de ce qui était enregistré n’est perdu. Réessayez.",
    runtime_missing:
      "Ce modèle a besoin d’un fichier de plus. Connectez-vous une fois au réseau, puis réessayez.",
    storage_deleted:
      "Ce qui était enregistré ici a été supprimé depuis l’extérieur de cette page. Rechargez la page pour recommencer.",
    storage_closed:
      "Le navigateur a fermé ou supprimé ce qui est enregistré ici. Rechargez la page pour voir ce qui reste.",
    storage_upgraded:
      "Une version plus récente de l’application est ouverte dans un autre onglet. Rechargez la page pour la mettre à jour.",
    memory_full:
      "La mémoire de cet appareil ne suffit pas pour autant de personnes. Fermez d’autres onglets et applications, ou utilisez un appareil qui a plus de mémoire.",
  },
  looksLike: "Ressemble à {{name}}, déjà présent ici. Comparez avant de continuer.",
  warnings: {
    EYES_CLOSED: "Les yeux sont peut-être fermés. Une photo les yeux ouverts est préférable.",
    MOUTH_OPEN: "La bouche est ouverte ou sourit largement. Un visage calme est préférable.",
    HEAD_TILTED: "La tête penche d’un côté. Droite, c’est mieux.",
    UNEVEN_LIGHT: "Un côté du visage est dans l’ombre. Une lumière de face est préférable.",
  },
  noPhoto: "De cette personne, aucune photo n’est gardée, seulement le gabarit.",
  everythingKept: "Tout ce qui était enregistré est encore sur cet appareil.",
} satisfies Catalogue["errors"];
