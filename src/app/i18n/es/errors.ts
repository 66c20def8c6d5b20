import type { Catalogue } from "../catalogue.ts";

export default {
  advice: {
    NO_FACE: "No se encontró ninguna cara. Use una foto en la que la cara sea grande y nítida.",
    MULTIPLE_FACES: "Dos caras: solo puede haber una en la foto.",
    IMAGE_TOO_SMALL: "Esta imagen es demasiado pequeña. Necesita al menos 224 × 224 píxeles.",
    FACE_TOO_SMALL: "Acérquese: la cara es demasiado pequeña en la imagen.",
    TOO_BLURRY: "No se mueva: la imagen está borrosa.",
    TOO_DARK: "Busque más luz: la cara está demasiado oscura.",
    TOO_BRIGHT: "Busque una luz más suave: la cara está demasiado clara.",
    POSE_TOO_EXTREME: "Mire de frente a la cámara.",
    FACE_CUT_OFF: "Aléjese: parte de la cara queda fuera de la imagen.",
    UNSUPPORTED_IMAGE:
      "Este archivo no es una imagen que se pueda leer. Use una foto JPEG, PNG o WebP.",
    IMAGE_TOO_LARGE: "Esta imagen es demasiado grande. Use una de 64 megapíxeles como máximo.",
    INVALID_ARGUMENT: "Algo de lo introducido no es válido. Vea los campos marcados.",
    NOT_FOUND: "Esto ya no está aquí. Puede que se haya eliminado.",
    CONFLICT: "Este ID o nombre ya existe. Elija otro.",
    POSSIBLE_DUPLICATE: "Puede que esta persona ya esté registrada. Compare antes de seguir.",
    QUOTA_EXCEEDED:
      "El almacenamiento del dispositivo está lleno. Libere espacio y vuelva a intentarlo.",
    STORAGE_BLOCKED:
      "El navegador no deja que esta página guarde datos. Salga de la navegación privada o permita el almacenamiento.",
    LOCKED: "La aplicación está bloqueada. Introduzca la frase de contraseña.",
    WRONG_PASSPHRASE: "Esta no es la frase de contraseña correcta.",
    CORRUPT_BACKUP: "Este archivo de copia de seguridad está dañado.",
    MODEL_MISMATCH: "Estas fotos se registraron con otro modelo. Regístrelas de nuevo.",
    MODEL_LOAD_FAILED:
      "El reconocimiento no pudo iniciarse. Recargue la página; si no basta, use un navegador actualizado.",
    NOT_LIVE: "Puede que sea una foto o una pantalla. Debe haber una persona viva ante la cámara.",
    ABORTED: "Detenido. No se ha cambiado nada.",
    CAMERA_DENIED:
      "El navegador no deja que esta página use la cámara. Permítalo en la barra de direcciones o en los ajustes y vuelva a intentarlo.",
    CAMERA_NOT_FOUND: "Este dispositivo no tiene cámara. Elija fotos en su lugar.",
    CAMERA_BUSY: "Otro programa usa la cámara. Ciérrelo y vuelva a intentarlo.",
    CAMERA_LOST: "La cámara se desconectó o se retiró. Conéctela y vuelva a intentarlo.",
    NOT_LOADED:
      "Esto se carga la primera vez que se usa. Conéctese a la red una vez y vuelva a intentarlo.",
    UNEXPECTED: "Algo no funcionó. Vuelva a intentarlo; si continúa, recargue la página.",
  },
  causes: {
    worker_restarted:
      "Algo se detuvo por dentro. Se ha iniciado de nuevo; no se ha perdido nada de lo guardado. Vuelva a intentarlo.",
    runtime_missing:
      "Este modelo necesita un archivo más. Conéctese una vez a la red y vuelva a intentarlo.",
    storage_deleted:
      "Lo que estaba guardado aquí se borró desde fuera de esta página. Recargue la página para empezar de nuevo.",
    storage_closed:
      "El navegador ha cerrado o borrado lo que está guardado aquí. Recargue la página para ver qué queda.",
    storage_upgraded:
      "Hay una versión más nueva de la aplicación abierta en otra pestaña. Recargue la página para actualizarla.",
    memory_full:
      "La memoria de este dispositivo no alcanza para tantas personas. Cierre otras pestañas y aplicaciones, o use un dispositivo con más memoria.",
  },
  looksLike: "Se parece a {{name}}, que ya está aquí. Compare antes de seguir.",
  warnings: {
    EYES_CLOSED: "Puede que los ojos estén cerrados. Es mejor una foto con los ojos abiertos.",
    MOUTH_OPEN: "La boca está abierta o sonríe mucho. Es mejor una cara tranquila.",
    HEAD_TILTED: "La cabeza está inclinada. Es mejor tenerla derecha.",
    UNEVEN_LIGHT: "Un lado de la cara está en sombra. Es mejor la luz de frente.",
  },
  noPhoto: "De esta persona no se conserva foto, solo la plantilla.",
  everythingKept: "Todo lo guardado sigue en este dispositivo.",
} satisfies Catalogue["errors"];
