import type { Catalogue } from "../catalogue.ts";

export default {
  title: "Protección",
  locked: "Visavis está bloqueada",
  lockedText:
    "Introduzca la frase de contraseña para ver y reconocer a las personas inscritas aquí.",
  passphrase: "Frase de contraseña",
  recoveryCode: "Código de recuperación",
  show: "Mostrar lo que se escribe",
  unlock: "Desbloquear",
  unlocking: "Desbloqueando…",
  lock: "Bloquear",
  byCode: "Usar el código de recuperación",
  byPassphrase: "Usar la frase de contraseña",
  byPasskey: "Desbloquear con este dispositivo",
  wait_one: "Demasiados intentos fallidos. El siguiente será posible en {{count, number}} segundo.",
  wait_many:
    "Demasiados intentos fallidos. El siguiente será posible en {{count, number}} de segundos.",
  wait_other:
    "Demasiados intentos fallidos. El siguiente será posible en {{count, number}} segundos.",
  finishing: "Terminando lo que se interrumpió: {{done, number}} de {{total, number}}",
  newPassphrase: "Nueva frase de contraseña",
  again: "La misma otra vez",
  differs: "Las dos no son iguales.",
  passphraseHint:
    "Al menos {{count, number}} caracteres. Cuatro o cinco palabras sin relación entre sí son buenas y fáciles de recordar.",
  protect: "Proteger los datos",
  isOn: "Una frase de contraseña protege los datos.",
  isOff: "Los datos no están cifrados.",
  offText:
    "Con una frase de contraseña, los nombres, datos, imágenes, plantillas y el registro de auditoría se cifran en este dispositivo. Recomendado: así, una tableta perdida no revela nada.",
  forgotten:
    "Nadie puede restablecerla: quien pierde la frase y el código de recuperación pierde los datos.",
  working: "Cifrando o abriendo todo…",
  workingText: "No cierre la aplicación. Si se interrumpe, continúa en el siguiente desbloqueo.",
  codeText:
    "Abre los datos si se olvida la frase de contraseña. Solo se muestra ahora: anótelo o imprímalo y guárdelo lejos de este dispositivo.",
  codeKept: "Lo he anotado o impreso",
  print: "Imprimir",
  done: "Listo",
  idle: "Bloquear cuando nadie usa la aplicación",
  minutes_one: "{{count, number}} minuto",
  minutes_many: "{{count, number}} de minutos",
  minutes_other: "{{count, number}} minutos",
  never: "Nunca",
  hidden: "Bloquear cuando no está a la vista",
  hiddenText:
    "Cuando otra aplicación o pestaña estuvo delante un minuto. Su imagen en la lista de aplicaciones abiertas queda vacía.",
  changesTitle: "Cambiar",
  limits:
    "No se cifra: cuántas personas hay, cuándo se usó la aplicación ni ajustes como el idioma. Mientras está desbloqueada, quien tiene el dispositivo lo ve todo. Cuando se cifran datos que ya estaban aquí, el navegador puede conservar copias antiguas por un tiempo: proteja la aplicación antes de inscribir.",
  changes: {
    passphrase: {
      name: "Cambiar la frase de contraseña",
      text: "La anterior ya no abre nada. Tarda un momento, sin importar cuántas personas haya.",
      action: "Cambiar",
      done: "Se cambió la frase de contraseña.",
    },
    recovery: {
      name: "Crear otro código de recuperación",
      text: "El anterior ya no abre nada.",
      action: "Crear otro código",
      done: "Hay un nuevo código de recuperación.",
    },
    passkey: {
      name: "Desbloquear con este dispositivo",
      text: "Con su huella, rostro o PIN, si el dispositivo y el navegador pueden. La frase de contraseña sigue sirviendo.",
      action: "Añadir",
      done: "Este dispositivo puede desbloquear la aplicación.",
    },
    noPasskeys: {
      name: "No desbloquear más con dispositivos",
      text: "Desde ahora solo desbloquean la frase de contraseña y el código de recuperación.",
      action: "Quitar",
      done: "Solo la frase y el código desbloquean la aplicación.",
    },
    off: {
      name: "Quitar la protección",
      text: "Todo vuelve a estar en este dispositivo tal cual, y quien pueda abrir este navegador puede verlo.",
      action: "Quitar la protección",
      done: "Los datos ya no están cifrados.",
    },
  },
} satisfies Catalogue["vault"];
